namespace BinanceKeyTools.Sandbox.Routing;

/// <summary>The product that the account, not the key, must have opened.</summary>
internal enum ProductRequirement
{
    None,

    /// <summary>A futures wallet, and no Portfolio Margin: activating that closes the futures endpoints to the account's keys.</summary>
    Futures,

    Options,

    PortfolioMargin,
}
