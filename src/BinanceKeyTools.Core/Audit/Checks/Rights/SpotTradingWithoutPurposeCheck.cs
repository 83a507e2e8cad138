namespace BinanceKeyTools.Audit.Checks.Rights;

/// <summary>"Enable Spot &amp; Margin Trading" is on for a key whose purpose nobody knows.</summary>
public sealed class SpotTradingWithoutPurposeCheck() : RightWithoutPurposeCheck("BKT1011", KeyPermission.SpotAndMarginTrading, whenKnown: "BKT1101");
