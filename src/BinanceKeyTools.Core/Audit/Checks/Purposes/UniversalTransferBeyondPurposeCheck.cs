namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Permits Universal Transfer" is on although the purpose does not allow it.</summary>
public sealed class UniversalTransferBeyondPurposeCheck() : RightBeyondPurposeCheck("BKT1107", KeyPermission.UniversalTransfer, whenUnknown: "BKT1017");
