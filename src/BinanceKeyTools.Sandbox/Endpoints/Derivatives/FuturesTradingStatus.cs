using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Derivatives;

/// <summary>The behaviour indicators of the futures market: what locked trading by API, and until when.</summary>
internal static class FuturesTradingStatus
{
    private const string DefaultSymbol = "BTCUSDT";

    public static Response Describe(RequestContext context)
    {
        var account = context.Account.Definition;
        var isLocked = account.FuturesTradingLocked;
        return Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteStartObject("indicators");
            if (isLocked)
            {
                writer.WriteRows(context.Parameters.Find("symbol") ?? DefaultSymbol, ["UFR"], (json, indicator) =>
                {
                    json.WriteBoolean("isLocked", true);
                    json.WriteNumber("plannedRecoverTime", account.PlannedRecoverTime?.ToUnixTimeMilliseconds() ?? 0);
                    json.WriteString("indicator", indicator);
                    json.WriteNumber("value", 0.998m);
                    json.WriteNumber("triggerValue", 0.995m);
                });
            }

            writer.WriteEndObject();
            writer.WriteMilliseconds("updateTime", context.Now);
        }));
    }
}
