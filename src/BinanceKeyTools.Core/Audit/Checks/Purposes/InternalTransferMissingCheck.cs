namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Enable Internal Transfer" is off although the purpose requires it.</summary>
public sealed class InternalTransferMissingCheck() : RightMissingCheck("BKT1207", KeyPermission.InternalTransfer);
