namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"FIX API read only" is off although the purpose requires it.</summary>
public sealed class FixReadingMissingCheck() : RightMissingCheck("BKT1211", KeyPermission.FixReadOnly);
