namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Enable European Options" is on although the purpose does not allow it.</summary>
public sealed class OptionsBeyondPurposeCheck() : RightBeyondPurposeCheck("BKT1104", KeyPermission.VanillaOptions, whenUnknown: "BKT1014");
