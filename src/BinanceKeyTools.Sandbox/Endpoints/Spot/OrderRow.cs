using System.Globalization;
using System.Text.Json;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Spot;

/// <summary>Writes spot orders in the shape of <c>openOrders</c>, <c>allOrders</c> and the cancel answer.</summary>
internal static class OrderRow
{
    public static void WriteOpen(Utf8JsonWriter writer, RequestContext context, OpenOrder order) =>
        Write(writer, context, new Shape(order.Symbol, order.Id, order.Time, order.IsBuy, order.Price, order.Quantity, 0m, "NEW"));

    public static void WriteCancelled(Utf8JsonWriter writer, RequestContext context, OpenOrder order) =>
        Write(writer, context, new Shape(order.Symbol, order.Id, order.Time, order.IsBuy, order.Price, order.Quantity, 0m, "CANCELED"));

    public static void WriteFilled(Utf8JsonWriter writer, RequestContext context, Trade trade) => Write(
        writer,
        context,
        new Shape(trade.Symbol, trade.OrderId, trade.Time, trade.IsBuyer, trade.Price, trade.Quantity, trade.Quantity, "FILLED"));

    private static void Write(Utf8JsonWriter writer, RequestContext context, Shape order)
    {
        var time = context.InRequestedUnit(order.Time);
        writer.WriteString("symbol", order.Symbol);
        writer.WriteNumber("orderId", order.Id);
        writer.WriteNumber("orderListId", -1);
        writer.WriteString("clientOrderId", "sandbox" + order.Id.ToString(CultureInfo.InvariantCulture));
        writer.WriteAmount("price", order.Price);
        writer.WriteAmount("origQty", order.Quantity);
        writer.WriteAmount("executedQty", order.Executed);
        writer.WriteAmount("cummulativeQuoteQty", order.Executed * order.Price);
        writer.WriteString("status", order.Status);
        writer.WriteString("timeInForce", "GTC");
        writer.WriteString("type", "LIMIT");
        writer.WriteString("side", order.IsBuy ? "BUY" : "SELL");
        writer.WriteAmount("stopPrice", 0m);
        writer.WriteAmount("icebergQty", 0m);
        writer.WriteNumber("time", time);
        writer.WriteNumber("updateTime", time);
        writer.WriteBoolean("isWorking", order.Status == "NEW");
        writer.WriteNumber("workingTime", time);
        writer.WriteAmount("origQuoteOrderQty", 0m);
        writer.WriteString("selfTradePreventionMode", "EXPIRE_MAKER");
    }

    private readonly record struct Shape(
        string Symbol, long Id, DateTimeOffset Time, bool IsBuy, decimal Price, decimal Quantity, decimal Executed, string Status);
}
