namespace BinanceKeyTools.Audit;

/// <summary>Ties a permission to the field of the exchange's answer and to the checkbox on its web page.</summary>
/// <param name="Permission">The permission.</param>
/// <param name="Field">The field of <c>apiRestrictions</c>.</param>
/// <param name="Checkbox">The name on the web page.</param>
public sealed record PermissionField(KeyPermission Permission, string Field, string Checkbox)
{
    /// <summary>Every permission, in the order of the web page.</summary>
    public static IReadOnlyList<PermissionField> All { get; } =
    [
        new(KeyPermission.Reading, "enableReading", "Enable Reading"),
        new(KeyPermission.SpotAndMarginTrading, "enableSpotAndMarginTrading", "Enable Spot & Margin Trading"),
        new(KeyPermission.Margin, "enableMargin", "Enable Margin Loan, Repay & Transfer"),
        new(KeyPermission.Futures, "enableFutures", "Enable Futures"),
        new(KeyPermission.VanillaOptions, "enableVanillaOptions", "Enable European Options"),
        new(KeyPermission.PortfolioMarginTrading, "enablePortfolioMarginTrading", "Enable Portfolio Margin Trading"),
        new(KeyPermission.InternalTransfer, "enableInternalTransfer", "Enable Internal Transfer"),
        new(KeyPermission.UniversalTransfer, "permitsUniversalTransfer", "Permits Universal Transfer"),
        new(KeyPermission.Withdrawals, "enableWithdrawals", "Enable Withdrawals"),
        new(KeyPermission.FixApiTrade, "enableFixApiTrade", "FIX API"),
        new(KeyPermission.FixReadOnly, "enableFixReadOnly", "FIX API read only"),
    ];

    /// <summary>All permissions together.</summary>
    public static KeyPermission Every { get; } = All.Aggregate(KeyPermission.None, (all, field) => all | field.Permission);

    /// <summary>The entry of a single permission.</summary>
    /// <param name="permission">One permission, not a combination.</param>
    public static PermissionField Of(KeyPermission permission) => All.First(field => field.Permission == permission);
}
