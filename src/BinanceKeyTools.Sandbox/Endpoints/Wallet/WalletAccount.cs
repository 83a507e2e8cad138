using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Wallet;

/// <summary>The wallet endpoints about the state of the account, and the one public endpoint of the family.</summary>
internal static class WalletAccount
{
    public static IEnumerable<Route> Routes { get; } =
    [
        new("GET", "/sapi/v1/system/status", SystemStatus) { Security = RouteSecurity.None },
        new("GET", "/sapi/v1/account/status", Status),
        new("GET", "/sapi/v1/account/apiTradingStatus", TradingStatus),
        new("GET", "/sapi/v1/account/info", Info),
        new("GET", "/sapi/v1/accountSnapshot", Snapshot) { Weight = 2400 },
        new("POST", "/sapi/v1/account/disableFastWithdrawSwitch", context => SwitchFastWithdraw(context, isOn: false))
        {
            Permissions = KeyPermissions.EnableSpotAndMarginTrading,
        },
        new("POST", "/sapi/v1/account/enableFastWithdrawSwitch", context => SwitchFastWithdraw(context, isOn: true))
        {
            Permissions = KeyPermissions.EnableSpotAndMarginTrading,
        },
    ];

    private static Response SystemStatus(RequestContext context) => Response.Json(JsonBody.Object(writer =>
    {
        writer.WriteNumber("status", context.IsMaintenance ? 1 : 0);
        writer.WriteString("msg", context.IsMaintenance ? "system_maintenance" : "normal");
    }));

    private static Response Status(RequestContext context) =>
        Response.Json(JsonBody.Object(writer => writer.WriteString("data", context.Account.Definition.Status)));

    private static Response TradingStatus(RequestContext context)
    {
        var account = context.Account.Definition;
        return Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteStartObject("data");
            writer.WriteBoolean("isLocked", account.TradingLocked);
            writer.WriteNumber("plannedRecoverTime", PlannedRecoverTime(account.TradingLocked, account));
            writer.WriteStartObject("triggerCondition");
            writer.WriteNumber("GCR", 150);
            writer.WriteNumber("IFER", 150);
            writer.WriteNumber("UFR", 300);
            writer.WriteEndObject();
            writer.WriteNumber("updateTime", account.TradingLocked ? context.Now.ToUnixTimeMilliseconds() : 0);
            writer.WriteEndObject();
        }));
    }

    private static Response Info(RequestContext context)
    {
        var account = context.Account.Definition;
        return Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteNumber("vipLevel", account.VipLevel);
            writer.WriteBoolean("isMarginEnabled", account.MarginEnabled);
            writer.WriteBoolean("isFutureEnabled", account.FuturesEnabled);
            writer.WriteBoolean("isOptionsEnabled", account.OptionsEnabled);
            writer.WriteBoolean("isPortfolioMarginRetailEnabled", account.PortfolioMargin);
        }));
    }

    private static Response Snapshot(RequestContext context)
    {
        var type = context.Require("type");
        if (type is not ("SPOT" or "MARGIN" or "FUTURES"))
        {
            throw new RequestRefusedException(ApiErrors.Invalid("type"));
        }

        return Response.Json(JsonBody.Object(static writer =>
        {
            writer.WriteNumber("code", 200);
            writer.WriteString("msg", string.Empty);
            writer.WriteStrings("snapshotVos", []);
        }));
    }

    private static Response SwitchFastWithdraw(RequestContext context, bool isOn)
    {
        context.Account.FastWithdraw = isOn;
        return PublicEndpoints.EmptyObject();
    }

    private static long PlannedRecoverTime(bool isLocked, AccountDefinition account) =>
        isLocked ? account.PlannedRecoverTime?.ToUnixTimeMilliseconds() ?? 0 : 0;
}
