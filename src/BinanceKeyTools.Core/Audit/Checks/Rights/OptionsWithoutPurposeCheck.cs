namespace BinanceKeyTools.Audit.Checks.Rights;

/// <summary>"Enable European Options" is on for a key whose purpose nobody knows.</summary>
public sealed class OptionsWithoutPurposeCheck() : RightWithoutPurposeCheck("BKT1014", KeyPermission.VanillaOptions, whenKnown: "BKT1104");
