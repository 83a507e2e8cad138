namespace BinanceKeyTools.Audit.Checks.Rights;

/// <summary>"Enable Internal Transfer" is on for a key whose purpose nobody knows.</summary>
public sealed class InternalTransferWithoutPurposeCheck() : RightWithoutPurposeCheck("BKT1016", KeyPermission.InternalTransfer, whenKnown: "BKT1106");
