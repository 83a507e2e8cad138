namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Enable Spot &amp; Margin Trading" is on although the purpose does not allow it.</summary>
public sealed class SpotTradingBeyondPurposeCheck() : RightBeyondPurposeCheck("BKT1101", KeyPermission.SpotAndMarginTrading, whenUnknown: "BKT1011");
