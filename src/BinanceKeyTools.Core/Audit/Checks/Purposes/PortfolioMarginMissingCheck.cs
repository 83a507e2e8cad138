namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Enable Portfolio Margin Trading" is off although the purpose requires it.</summary>
public sealed class PortfolioMarginMissingCheck() : RightMissingCheck("BKT1206", KeyPermission.PortfolioMarginTrading);
