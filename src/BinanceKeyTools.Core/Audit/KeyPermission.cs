namespace BinanceKeyTools.Audit;

/// <summary>The rights of an API key, one a checkbox of the exchange's web page. Source: documentation of
/// <c>GET /sapi/v1/account/apiRestrictions</c>.</summary>
[Flags]
public enum KeyPermission
{
    /// <summary>No right at all.</summary>
    None = 0,

    /// <summary>"Enable Reading".</summary>
    Reading = 1 << 0,

    /// <summary>"Enable Spot &amp; Margin Trading".</summary>
    SpotAndMarginTrading = 1 << 1,

    /// <summary>"Enable Margin Loan, Repay &amp; Transfer".</summary>
    Margin = 1 << 2,

    /// <summary>"Enable Futures".</summary>
    Futures = 1 << 3,

    /// <summary>"Enable European Options".</summary>
    VanillaOptions = 1 << 4,

    /// <summary>"Enable Portfolio Margin Trading".</summary>
    PortfolioMarginTrading = 1 << 5,

    /// <summary>"Enable Internal Transfer": between master and sub-accounts.</summary>
    InternalTransfer = 1 << 6,

    /// <summary>"Permits Universal Transfer".</summary>
    UniversalTransfer = 1 << 7,

    /// <summary>"Enable Withdrawals".</summary>
    Withdrawals = 1 << 8,

    /// <summary>"FIX API": trading by FIX, with an Ed25519 key.</summary>
    FixApiTrade = 1 << 9,

    /// <summary>"FIX API read only", with an Ed25519 key.</summary>
    FixReadOnly = 1 << 10,
}
