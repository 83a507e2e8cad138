namespace BinanceKeyTools.Audit.Checks.Rights;

/// <summary>"Enable Futures" is on for a key whose purpose nobody knows.</summary>
public sealed class FuturesWithoutPurposeCheck() : RightWithoutPurposeCheck("BKT1013", KeyPermission.Futures, whenKnown: "BKT1103");
