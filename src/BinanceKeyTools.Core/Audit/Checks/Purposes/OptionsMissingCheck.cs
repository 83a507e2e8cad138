namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Enable European Options" is off although the purpose requires it.</summary>
public sealed class OptionsMissingCheck() : RightMissingCheck("BKT1205", KeyPermission.VanillaOptions);
