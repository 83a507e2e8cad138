namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Permits Universal Transfer" is off although the purpose requires it.</summary>
public sealed class UniversalTransferMissingCheck() : RightMissingCheck("BKT1208", KeyPermission.UniversalTransfer);
