using System.Text.Json;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Spot;

/// <summary>The spot endpoints that read an account.</summary>
internal static class SpotAccount
{
    private const int DefaultRows = 500;
    private const int MostRows = 1000;
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromHours(24);

    public static IEnumerable<Route> Routes { get; } =
    [
        new("GET", "/api/v3/account", Account) { Weight = 20 },
        new("GET", "/api/v3/openOrders", OpenOrders) { WeightOf = parameters => parameters.Find("symbol") is null ? 80 : 6 },
        new("GET", "/api/v3/allOrders", AllOrders) { Weight = 20 },
        new("GET", "/api/v3/myTrades", MyTrades) { WeightOf = parameters => parameters.Find("orderId") is null ? 20 : 5 },
        new("GET", "/api/v3/rateLimit/order", OrderLimits) { Weight = 40 },
    ];

    private static Response Account(RequestContext context)
    {
        var account = context.Account.Definition;
        var omitZero = context.IsTrue("omitZeroBalances");
        var balances = account.Balances.Where(balance => !omitZero || balance.Total != 0);
        return Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteNumber("makerCommission", 10);
            writer.WriteNumber("takerCommission", 10);
            writer.WriteNumber("buyerCommission", 0);
            writer.WriteNumber("sellerCommission", 0);
            writer.WriteStartObject("commissionRates");
            writer.WriteAmount("maker", 0.001m);
            writer.WriteAmount("taker", 0.001m);
            writer.WriteAmount("buyer", 0m);
            writer.WriteAmount("seller", 0m);
            writer.WriteEndObject();
            writer.WriteBoolean("canTrade", account.CanTrade);
            writer.WriteBoolean("canWithdraw", account.CanWithdraw);
            writer.WriteBoolean("canDeposit", account.CanDeposit);
            writer.WriteBoolean("brokered", false);
            writer.WriteBoolean("requireSelfTradePrevention", false);
            writer.WriteBoolean("preventSor", false);
            writer.WriteNumber("updateTime", context.InRequestedUnit(account.CreateTime));
            writer.WriteString("accountType", "SPOT");
            writer.WriteRows("balances", balances, WriteBalance);
            writer.WriteStrings("permissions", ["SPOT"]);
            writer.WriteNumber("uid", account.Uid);
        }));
    }

    private static Response OpenOrders(RequestContext context)
    {
        var symbol = context.Parameters.Find("symbol") is null ? null : SymbolOf(context);
        var orders = context.Account.OpenOrders.Where(order => symbol is null || order.Symbol == symbol);
        return Response.Json(JsonBody.Write(writer => writer.WriteRows(orders, (json, order) => OrderRow.WriteOpen(json, context, order))));
    }

    private static Response AllOrders(RequestContext context)
    {
        var trades = SelectTrades(context);
        return Response.Json(JsonBody.Write(writer =>
            writer.WriteRows(trades, (json, trade) => OrderRow.WriteFilled(json, context, trade))));
    }

    private static Response MyTrades(RequestContext context)
    {
        var trades = SelectTrades(context);
        return Response.Json(JsonBody.Write(writer => writer.WriteRows(trades, (json, trade) =>
        {
            json.WriteString("symbol", trade.Symbol);
            json.WriteNumber("id", trade.Id);
            json.WriteNumber("orderId", trade.OrderId);
            json.WriteNumber("orderListId", -1);
            json.WriteAmount("price", trade.Price);
            json.WriteAmount("qty", trade.Quantity);
            json.WriteAmount("quoteQty", trade.Price * trade.Quantity);
            json.WriteAmount("commission", trade.Commission);
            json.WriteString("commissionAsset", trade.CommissionAsset);
            json.WriteNumber("time", context.InRequestedUnit(trade.Time));
            json.WriteBoolean("isBuyer", trade.IsBuyer);
            json.WriteBoolean("isMaker", trade.IsMaker);
            json.WriteBoolean("isBestMatch", true);
        })));
    }

    private static Response OrderLimits(RequestContext context) => Response.Json(JsonBody.Write(writer =>
        writer.WriteRows(RateLimitRow.Spot.Where(row => row.Type == "ORDERS"), static (json, row) =>
        {
            RateLimitRow.Write(json, row);
            json.WriteNumber("count", 0);
        })));

    /// <summary>The newest trades of a symbol; a period of at most 24 hours applies only when the caller gives one.</summary>
    private static Trade[] SelectTrades(RequestContext context)
    {
        var symbol = SymbolOf(context);
        var trades = context.Account.Definition.Trades.Where(trade => trade.Market == TradeMarket.Spot && trade.Symbol == symbol);
        if (context.Parameters.Find("orderId") is { Length: > 0 } order)
        {
            trades = trades.Where(trade => trade.OrderId.ToString(System.Globalization.CultureInfo.InvariantCulture) == order);
        }

        if (context.FindTime("startTime") is not null || context.FindTime("endTime") is not null)
        {
            var tooLong = new ApiError(400, -1127, "More than 24 hours between startTime and endTime.");
            var window = TimeWindow.Read(context, LongestPeriod, LongestPeriod, tooLong);
            trades = trades.Where(trade => window.Contains(trade.Time));
        }

        return trades.OrderBy(trade => trade.Time).TakeLast(context.FindInteger("limit", DefaultRows, 1, MostRows)).ToArray();
    }

    private static string SymbolOf(RequestContext context) =>
        (context.Markets.FindSpot(context.Require("symbol")) ?? throw new RequestRefusedException(ApiErrors.InvalidSymbol)).Name;

    private static void WriteBalance(Utf8JsonWriter writer, Balance balance)
    {
        writer.WriteString("asset", balance.Asset);
        writer.WriteAmount("free", balance.Free);
        writer.WriteAmount("locked", balance.Locked);
    }
}
