using System.Net;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.SubAccounts;

/// <summary>The IP list of a sub-account key: read, replace, shorten.</summary>
internal static class SubAccountKeyAddresses
{
    private const int Weight = 3_000;

    public static IEnumerable<Route> Routes { get; } =
    [
        new("GET", "/sapi/v1/sub-account/subAccountApi/ipRestriction", Get)
        {
            Weight = Weight,
            Scope = WeightScope.Account,
            Permissions = KeyPermissions.EnableReading | KeyPermissions.EnableSpotAndMarginTrading,
        },
        Change("POST", "/sapi/v2/sub-account/subAccountApi/ipRestriction", Replace),
        Change("DELETE", "/sapi/v1/sub-account/subAccountApi/ipRestriction/ipList", Remove),
    ];

    private static Route Change(string method, string path, Func<RequestContext, Response> handle) => new(method, path, handle)
    {
        Weight = Weight,
        Scope = WeightScope.Account,
        Permissions = KeyPermissions.EnableReading | KeyPermissions.EnableSpotAndMarginTrading,
        ManagesSubAccountKeys = true,
    };

    private static Response Get(RequestContext context) => Describe(SubAccountScope.FindKey(context));

    private static Response Replace(RequestContext context)
    {
        var key = SubAccountScope.FindKey(context);
        var isRestricted = context.Require("status") switch
        {
            "1" => false,
            "2" => true,
            _ => throw new RequestRefusedException(ApiErrors.Invalid("status")),
        };
        IReadOnlyList<IPAddress> addresses = isRestricted ? AddressListParameter.Require(context) : [];
        key.Restrictions = key.Restrictions with { IpRestrict = isRestricted, IpList = addresses, UpdateTime = context.Now };
        return Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteString("status", isRestricted ? "2" : "1");
            writer.WriteStrings("ipList", addresses.Select(address => address.ToString()));
            writer.WriteMilliseconds("updateTime", context.Now);
            writer.WriteString("apiKey", key.Definition.Credential.RevealApiKey());
        }));
    }

    private static Response Remove(RequestContext context)
    {
        var key = SubAccountScope.FindKey(context);
        var removed = AddressListParameter.Require(context);
        var rest = key.Restrictions.IpList.Except(removed).ToArray();
        key.Restrictions = key.Restrictions with { IpList = rest, UpdateTime = context.Now };
        return Describe(key);
    }

    private static Response Describe(KeyState key) => Response.Json(JsonBody.Object(writer =>
    {
        // A string here, although apiRestrictions has a boolean under the same name.
        writer.WriteString("ipRestrict", key.Restrictions.IpRestrict ? "true" : "false");
        writer.WriteStrings("ipList", key.Restrictions.IpList.Select(address => address.ToString()));
        writer.WriteMilliseconds("updateTime", key.Restrictions.UpdateTime);
        writer.WriteString("apiKey", key.Definition.Credential.RevealApiKey());
    }));
}
