namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Enable Reading" is off although the purpose requires it.</summary>
public sealed class ReadingMissingCheck() : RightMissingCheck("BKT1201", KeyPermission.Reading);
