using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.Wallet;

/// <summary><c>apiRestrictions</c>: describes the key that signs the request.</summary>
internal static class KeyRestrictionsEndpoint
{
    public static IEnumerable<Route> Routes { get; } = [new("GET", "/sapi/v1/account/apiRestrictions", Describe)];

    private static Response Describe(RequestContext context)
    {
        var key = context.Key;
        var permissions = key.ShownPermissions(context.Now);
        return Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteBoolean("ipRestrict", key.Restrictions.IpRestrict);
            writer.WriteMilliseconds("createTime", key.Definition.CreateTime);
            foreach (var field in PermissionField.All)
            {
                writer.WriteBoolean(field.Name, permissions.HasFlag(field.Permission));
            }

            if (key.Definition.TradingAuthorityExpirationTime is { } expiry)
            {
                writer.WriteMilliseconds("tradingAuthorityExpirationTime", expiry);
            }
        }));
    }
}
