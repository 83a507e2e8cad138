using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Derivatives;

/// <summary>
/// The answer to an accepted USDS-M test order: the order as it would have been placed, where spot answers an empty object
/// (USDS-M futures, "Test Order").
/// </summary>
internal static class TestOrderAnswer
{
    public static Response Write(RequestContext context) => Response.Json(JsonBody.Object(writer =>
    {
        string Sent(string name, string byDefault) =>
            context.Parameters.Find(name) is { Length: > 0 } text ? text : byDefault;

        writer.WriteString("clientOrderId", Sent("newClientOrderId", "testOrder"));
        writer.WriteString("cumQty", "0");
        writer.WriteString("cumQuote", "0");
        writer.WriteString("executedQty", "0");
        writer.WriteNumber("orderId", context.Now.ToUnixTimeMilliseconds());
        writer.WriteString("avgPrice", "0.00000");
        writer.WriteString("origQty", Sent("quantity", "0"));
        writer.WriteString("price", Sent("price", "0"));
        writer.WriteBoolean("reduceOnly", context.IsTrue("reduceOnly"));
        writer.WriteString("side", context.Require("side"));
        writer.WriteString("positionSide", Sent("positionSide", "BOTH"));
        writer.WriteString("status", "NEW");
        writer.WriteString("stopPrice", Sent("stopPrice", "0"));
        writer.WriteBoolean("closePosition", context.IsTrue("closePosition"));
        writer.WriteString("symbol", context.Require("symbol"));
        writer.WriteString("timeInForce", Sent("timeInForce", "GTC"));
        writer.WriteString("type", context.Require("type"));
        writer.WriteString("origType", context.Require("type"));
        writer.WriteMilliseconds("updateTime", context.Now);
        writer.WriteString("workingType", Sent("workingType", "CONTRACT_PRICE"));
        writer.WriteBoolean("priceProtect", context.IsTrue("priceProtect"));
        writer.WriteString("priceMatch", Sent("priceMatch", "NONE"));
        writer.WriteString("selfTradePreventionMode", Sent("selfTradePreventionMode", "NONE"));
        writer.WriteNumber("goodTillDate", context.FindTime("goodTillDate")?.ToUnixTimeMilliseconds() ?? 0);
    }));
}
