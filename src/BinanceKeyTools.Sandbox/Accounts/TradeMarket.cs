namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>The market on which a trade happened.</summary>
internal enum TradeMarket
{
    Spot,
    UsdMargined,
    CoinMargined,
    PortfolioMargin,
}
