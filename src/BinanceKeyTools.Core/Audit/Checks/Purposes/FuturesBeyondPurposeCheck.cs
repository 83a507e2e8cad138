namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Enable Futures" is on although the purpose does not allow it.</summary>
public sealed class FuturesBeyondPurposeCheck() : RightBeyondPurposeCheck("BKT1103", KeyPermission.Futures, whenUnknown: "BKT1013");
