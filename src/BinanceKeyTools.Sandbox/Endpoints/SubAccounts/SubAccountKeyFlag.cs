using System.Text.Json;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.Endpoints.SubAccounts;

/// <summary>A permission under the name that the sub-account key endpoints use. None of them grants withdrawals.</summary>
internal sealed record SubAccountKeyFlag(string Name, KeyPermissions Permission)
{
    private const KeyPermissions Fix = KeyPermissions.EnableFixApiTrade | KeyPermissions.EnableFixReadOnly;

    private static readonly SubAccountKeyFlag[] All =
    [
        new("canTrade", KeyPermissions.EnableSpotAndMarginTrading),
        new("canMarginLoanRepay", KeyPermissions.EnableMargin),
        new("canFuturesTrade", KeyPermissions.EnableFutures),
        new("canUniversalTransfer", KeyPermissions.PermitsUniversalTransfer),
        new("canVanillaOptions", KeyPermissions.EnableVanillaOptions),
        new("canFixApiTrading", KeyPermissions.EnableFixApiTrade),
        new("canFixApiReading", KeyPermissions.EnableFixReadOnly),
    ];

    /// <summary>Sets the boxes that the request names and leaves the others as they are.</summary>
    public static KeyPermissions Apply(RequestContext context, KeyPermissions current, bool isFixAllowed)
    {
        foreach (var flag in All)
        {
            switch (context.Parameters.Find(flag.Name)?.ToLowerInvariant())
            {
                case "true" when (flag.Permission & Fix) != 0 && !isFixAllowed:
                    throw new RequestRefusedException(ApiErrors.UnsupportedOperation);
                case "true":
                    current |= flag.Permission;
                    break;
                case "false":
                    current &= ~flag.Permission;
                    break;
                case null:
                    break;
                default:
                    throw new RequestRefusedException(ApiErrors.Invalid(flag.Name));
            }
        }

        return current;
    }

    public static void Write(Utf8JsonWriter writer, KeyPermissions permissions)
    {
        foreach (var flag in All)
        {
            writer.WriteBoolean(flag.Name, permissions.HasFlag(flag.Permission));
        }
    }
}
