using System.Text.Json;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Derivatives;

/// <summary>The histories of the futures and portfolio margin families.</summary>
internal static class DerivativesHistory
{
    private const int DefaultRows = 500;
    private const int MostRows = 1000;
    private static readonly TimeSpan Period = TimeSpan.FromDays(7);

    public static Response UserTrades(RequestContext context, TradeMarket market) =>
        Rows(context, Select(context, market), static (json, trade) =>
        {
            json.WriteString("symbol", trade.Symbol);
            json.WriteNumber("id", trade.Id);
            json.WriteNumber("orderId", trade.OrderId);
            json.WriteString("side", trade.IsBuyer ? "BUY" : "SELL");
            json.WriteAmount("price", trade.Price);
            json.WriteAmount("qty", trade.Quantity);
            json.WriteAmount("realizedPnl", 0m);
            json.WriteAmount("quoteQty", trade.Price * trade.Quantity);
            json.WriteAmount("commission", trade.Commission);
            json.WriteString("commissionAsset", trade.CommissionAsset);
            json.WriteMilliseconds("time", trade.Time);
            json.WriteString("positionSide", "BOTH");
            json.WriteBoolean("buyer", trade.IsBuyer);
            json.WriteBoolean("maker", trade.IsMaker);
        });

    public static Response AllOrders(RequestContext context, TradeMarket market)
    {
        context.Require("symbol");
        return Rows(context, Select(context, market), static (json, trade) =>
        {
            json.WriteNumber("orderId", trade.OrderId);
            json.WriteString("symbol", trade.Symbol);
            json.WriteString("status", "FILLED");
            json.WriteString("clientOrderId", "sandbox" + trade.OrderId.ToString(System.Globalization.CultureInfo.InvariantCulture));
            json.WriteAmount("price", trade.Price);
            json.WriteAmount("avgPrice", trade.Price);
            json.WriteAmount("origQty", trade.Quantity);
            json.WriteAmount("executedQty", trade.Quantity);
            json.WriteAmount("cumQuote", trade.Price * trade.Quantity);
            json.WriteString("timeInForce", "GTC");
            json.WriteString("type", "LIMIT");
            json.WriteBoolean("reduceOnly", false);
            json.WriteBoolean("closePosition", false);
            json.WriteString("side", trade.IsBuyer ? "BUY" : "SELL");
            json.WriteString("positionSide", "BOTH");
            json.WriteAmount("stopPrice", 0m);
            json.WriteString("workingType", "CONTRACT_PRICE");
            json.WriteString("origType", "LIMIT");
            json.WriteMilliseconds("time", trade.Time);
            json.WriteMilliseconds("updateTime", trade.Time);
        });
    }

    public static Response NoRows(RequestContext _) => Response.Json("[]"u8.ToArray());

    public static Response Income(RequestContext context)
    {
        var window = Window(context);
        var symbol = context.Parameters.Find("symbol");
        var type = context.Parameters.Find("incomeType");
        var rows = context.Account.Definition.Income
            .Where(row => window.Contains(row.Time))
            .Where(row => symbol is null || row.Symbol == symbol)
            .Where(row => type is null || row.Type == type)
            .OrderBy(row => row.Time);
        return Rows(context, rows, static (json, row) =>
        {
            json.WriteString("symbol", row.Symbol);
            json.WriteString("incomeType", row.Type);
            json.WriteAmount("income", row.Amount);
            json.WriteString("asset", row.Asset);
            json.WriteString("info", row.Type);
            json.WriteMilliseconds("time", row.Time);
            json.WriteNumber("tranId", row.Id);
            json.WriteString("tradeId", string.Empty);
        });
    }

    private static IEnumerable<Trade> Select(RequestContext context, TradeMarket market)
    {
        var window = Window(context);
        var symbol = context.Parameters.Find("symbol");
        return context.Account.Definition.Trades
            .Where(trade => trade.Market == market && window.Contains(trade.Time))
            .Where(trade => symbol is null || trade.Symbol == symbol)
            .OrderBy(trade => trade.Time);
    }

    private static TimeWindow Window(RequestContext context) => TimeWindow.Read(
        context, Period, TimeSpan.FromDays(92), new ApiError(400, -4166, "Search window is restricted to recent 90 days only."));

    private static Response Rows<T>(RequestContext context, IEnumerable<T> rows, Action<Utf8JsonWriter, T> write)
    {
        var page = rows.TakeLast(context.FindInteger("limit", DefaultRows, 1, MostRows));
        return Response.Json(JsonBody.Write(writer => writer.WriteRows(page, write)));
    }
}
