namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"FIX API read only" is on although the purpose does not allow it.</summary>
public sealed class FixReadingBeyondPurposeCheck() : RightBeyondPurposeCheck("BKT1109", KeyPermission.FixReadOnly, whenUnknown: "BKT1019");
