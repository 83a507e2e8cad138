using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Credentials;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Routing;
using BinanceKeyTools.Sandbox.Verification;

namespace BinanceKeyTools.Sandbox.Endpoints.SubAccounts;

/// <summary>The keys of sub-accounts: create, list, change permissions, delete. A created key can sign requests at once.</summary>
internal static class SubAccountKeys
{
    private const int Weight = 3_000;
    private const int DefaultRows = 30;
    private const int MostRows = 100;
    private const string Path = "/sapi/v1/sub-account/subAccountApi";

    public static IEnumerable<Route> Routes { get; } =
    [
        Manage("POST", Path, context => Create(context, isVersion2: false)),
        Manage("POST", "/sapi/v2/sub-account/subAccountApi", context => Create(context, isVersion2: true)),
        Manage("POST", "/sapi/v1/sub-account/subAccountApiPermission", ChangePermissions),
        Manage("DELETE", Path, Delete),
        new("GET", Path, List) { Weight = Weight, Scope = WeightScope.Account },
    ];

    private static Route Manage(string method, string path, Func<RequestContext, Response> handle) => new(method, path, handle)
    {
        Weight = Weight,
        Scope = WeightScope.Account,
        ManagesSubAccountKeys = true,
    };

    private static Response Create(RequestContext context, bool isVersion2)
    {
        var account = SubAccountScope.Find(context);
        if (account.Definition.IsAssetManagement)
        {
            throw new RequestRefusedException(ApiErrors.UnsupportedOperation);
        }

        var name = context.Require("apiName");
        var isRestricted = ReadStatus(context);
        var credential = CreateCredential(context, isVersion2);
        var isFixAllowed = isVersion2 && credential.Algorithm == KeyAlgorithm.Ed25519;
        var key = context.State.Add(
            new KeyDefinition
            {
                Name = name,
                Account = account.Definition.Name,
                Credential = credential,
                CreateTime = context.Now,
                Environment = context.Request.Environment,
                Permissions = SubAccountKeyFlag.Apply(context, KeyPermissions.EnableReading, isFixAllowed),
                IpRestrict = isRestricted,
                IpList = isRestricted ? AddressListParameter.Require(context) : [],
                Story = "Created through the API.",
            },
            account);
        return Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteString("apiName", name);
            writer.WriteString("apiKey", credential.RevealApiKey());
            writer.WriteString("secretKey", credential.Algorithm == KeyAlgorithm.Hmac ? credential.RevealSecret() : string.Empty);
            SubAccountKeyFlag.Write(writer, key.Restrictions.Permissions);
            writer.WriteString("status", isRestricted ? "2" : "1");
            writer.WriteStrings("ipList", key.Restrictions.IpList.Select(address => address.ToString()));
        }));
    }

    private static Response List(RequestContext context)
    {
        var account = SubAccountScope.Find(context);
        var apiKey = context.Parameters.Find("subAccountApiKey");
        var size = context.FindInteger("size", DefaultRows, 1, MostRows);
        var page = context.FindInteger("page", 1, 1, int.MaxValue / MostRows);
        var keys = context.State.Keys
            .Where(key => key.Account == account)
            .Where(key => apiKey is null || key.Definition.Credential.RevealApiKey() == apiKey)
            .OrderBy(key => key.Definition.CreateTime)
            .ThenBy(key => key.Definition.Name, StringComparer.Ordinal)
            .ToArray();
        return Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteNumber("total", keys.Length);
            writer.WriteRows("rows", keys.Skip((page - 1) * size).Take(size), (json, key) =>
            {
                json.WriteString("email", account.Definition.Email);
                json.WriteString("apiName", key.Definition.Name);
                json.WriteString("apikey", key.Definition.Credential.RevealApiKey());
                SubAccountKeyFlag.Write(json, key.ShownPermissions(context.Now));
                json.WriteMilliseconds("timestamp", key.Definition.CreateTime);
            });
        }));
    }

    private static Response ChangePermissions(RequestContext context)
    {
        var key = SubAccountScope.FindKey(context);
        if (key.Account.Definition.PortfolioMargin)
        {
            throw new RequestRefusedException(ApiErrors.UnsupportedOperation);
        }

        var isFixAllowed = key.Definition.Credential.Algorithm == KeyAlgorithm.Ed25519;
        var permissions = SubAccountKeyFlag.Apply(context, key.Restrictions.Permissions, isFixAllowed);
        key.Restrictions = key.Restrictions with { Permissions = permissions, UpdateTime = context.Now };
        return Response.Json(JsonBody.Object(writer =>
        {
            writer.WriteString("email", key.Account.Definition.Email);
            writer.WriteString("apikey", key.Definition.Credential.RevealApiKey());
            SubAccountKeyFlag.Write(writer, permissions);
        }));
    }

    private static Response Delete(RequestContext context)
    {
        context.State.Remove(SubAccountScope.FindKey(context));
        return PublicEndpoints.EmptyObject();
    }

    /// <summary>
    /// True when the key gets an IP list: status 2. Status 1 means any address, 3 a third party's list, which does not exist here.
    /// </summary>
    private static bool ReadStatus(RequestContext context) => context.Parameters.Find("status") switch
    {
        null or "1" => false,
        "2" => true,
        "3" => throw new RequestRefusedException(ApiErrors.UnsupportedOperation),
        _ => throw new RequestRefusedException(ApiErrors.Invalid("status")),
    };

    private static Credential CreateCredential(RequestContext context, bool isVersion2)
    {
        var apiKey = CredentialFactory.NewApiKey();
        if (context.Parameters.Find("publicKey") is not { Length: > 0 } publicKey)
        {
            return CredentialFactory.Generate(KeyAlgorithm.Hmac, apiKey);
        }

        var verifier = PublicKeyReader.TryRead(publicKey, out _);
        return verifier is not null && (isVersion2 || verifier.Algorithm == KeyAlgorithm.Ed25519)
            ? new Credential(apiKey, secret: null, verifier)
            : throw new RequestRefusedException(ApiErrors.Invalid("publicKey"));
    }
}
