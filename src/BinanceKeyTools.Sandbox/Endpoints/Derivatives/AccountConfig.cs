using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Derivatives;

/// <summary>The account flags of the futures market; portfolio margin has the same answer under its own path.</summary>
internal static class AccountConfig
{
    public static Response Describe(RequestContext context)
    {
        var account = context.Account.Definition;
        return Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteNumber("feeTier", 0);
            writer.WriteBoolean("canTrade", account.CanTrade);
            writer.WriteBoolean("canDeposit", account.CanDeposit);
            writer.WriteBoolean("canWithdraw", account.CanWithdraw);
            writer.WriteBoolean("dualSidePosition", false);
            writer.WriteNumber("updateTime", 0);
            writer.WriteBoolean("multiAssetsMargin", false);
            writer.WriteNumber("tradeGroupId", -1);
        }));
    }
}
