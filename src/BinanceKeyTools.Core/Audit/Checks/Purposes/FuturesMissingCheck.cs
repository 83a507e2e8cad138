namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Enable Futures" is off although the purpose requires it.</summary>
public sealed class FuturesMissingCheck() : RightMissingCheck("BKT1204", KeyPermission.Futures);
