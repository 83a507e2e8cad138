namespace BinanceKeyTools.Audit.Checks.Rights;

/// <summary>"Permits Universal Transfer" is on for a key whose purpose nobody knows.</summary>
public sealed class UniversalTransferWithoutPurposeCheck() : RightWithoutPurposeCheck("BKT1017", KeyPermission.UniversalTransfer, whenKnown: "BKT1107");
