namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Enable Portfolio Margin Trading" is on although the purpose does not allow it.</summary>
public sealed class PortfolioMarginBeyondPurposeCheck() : RightBeyondPurposeCheck("BKT1105", KeyPermission.PortfolioMarginTrading, whenUnknown: "BKT1015");
