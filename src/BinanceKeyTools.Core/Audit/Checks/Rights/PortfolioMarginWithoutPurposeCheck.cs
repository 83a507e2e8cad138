namespace BinanceKeyTools.Audit.Checks.Rights;

/// <summary>"Enable Portfolio Margin Trading" is on for a key whose purpose nobody knows.</summary>
public sealed class PortfolioMarginWithoutPurposeCheck() : RightWithoutPurposeCheck("BKT1015", KeyPermission.PortfolioMarginTrading, whenKnown: "BKT1105");
