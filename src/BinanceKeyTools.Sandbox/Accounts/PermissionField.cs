namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>A permission with its name on the wire, in the order in which the exchange writes them.</summary>
internal sealed record PermissionField(KeyPermissions Permission, string Name)
{
    public static IReadOnlyList<PermissionField> All { get; } =
    [
        new(KeyPermissions.EnableReading, "enableReading"),
        new(KeyPermissions.EnableSpotAndMarginTrading, "enableSpotAndMarginTrading"),
        new(KeyPermissions.EnableWithdrawals, "enableWithdrawals"),
        new(KeyPermissions.EnableInternalTransfer, "enableInternalTransfer"),
        new(KeyPermissions.EnableMargin, "enableMargin"),
        new(KeyPermissions.EnableFutures, "enableFutures"),
        new(KeyPermissions.PermitsUniversalTransfer, "permitsUniversalTransfer"),
        new(KeyPermissions.EnableVanillaOptions, "enableVanillaOptions"),
        new(KeyPermissions.EnableFixApiTrade, "enableFixApiTrade"),
        new(KeyPermissions.EnableFixReadOnly, "enableFixReadOnly"),
        new(KeyPermissions.EnablePortfolioMarginTrading, "enablePortfolioMarginTrading"),
    ];
}
