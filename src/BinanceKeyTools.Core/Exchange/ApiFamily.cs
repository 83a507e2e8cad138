namespace BinanceKeyTools.Exchange;

/// <summary>The group of endpoints that a path belongs to. Error codes, hosts and rate limits are per family.</summary>
public enum ApiFamily
{
    /// <summary>Spot, <c>/api</c>.</summary>
    Spot,

    /// <summary>Wallet, margin and sub-account, <c>/sapi</c>.</summary>
    Sapi,

    /// <summary>USDS-margined futures, <c>/fapi</c>.</summary>
    UsdMargined,

    /// <summary>COIN-margined futures, <c>/dapi</c>.</summary>
    CoinMargined,

    /// <summary>European options, <c>/eapi</c>.</summary>
    Options,

    /// <summary>Portfolio margin, <c>/papi</c>.</summary>
    PortfolioMargin,
}
