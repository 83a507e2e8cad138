namespace BinanceKeyTools.Audit.Checks.Rights;

/// <summary>"FIX API" is on for a key whose purpose nobody knows.</summary>
public sealed class FixTradingWithoutPurposeCheck() : RightWithoutPurposeCheck("BKT1018", KeyPermission.FixApiTrade, whenKnown: "BKT1108");
