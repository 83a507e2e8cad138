namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>The check boxes of an API key, named like the fields of <c>GET /sapi/v1/account/apiRestrictions</c>.</summary>
[Flags]
internal enum KeyPermissions
{
    None = 0,
    EnableReading = 1 << 0,
    EnableSpotAndMarginTrading = 1 << 1,
    EnableMargin = 1 << 2,
    EnableFutures = 1 << 3,
    EnableInternalTransfer = 1 << 4,
    PermitsUniversalTransfer = 1 << 5,
    EnableVanillaOptions = 1 << 6,
    EnableWithdrawals = 1 << 7,
    EnablePortfolioMarginTrading = 1 << 8,
    EnableFixApiTrade = 1 << 9,
    EnableFixReadOnly = 1 << 10,
}
