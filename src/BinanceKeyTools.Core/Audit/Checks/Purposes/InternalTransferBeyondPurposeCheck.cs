namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Enable Internal Transfer" is on although the purpose does not allow it.</summary>
public sealed class InternalTransferBeyondPurposeCheck() : RightBeyondPurposeCheck("BKT1106", KeyPermission.InternalTransfer, whenUnknown: "BKT1016");
