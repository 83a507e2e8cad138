namespace BinanceKeyTools.Audit.Checks.Rights;

/// <summary>"FIX API read only" is on for a key whose purpose nobody knows.</summary>
public sealed class FixReadingWithoutPurposeCheck() : RightWithoutPurposeCheck("BKT1019", KeyPermission.FixReadOnly, whenKnown: "BKT1109");
