namespace BinanceKeyTools.Audit.Checks.Rights;

/// <summary>"Enable Margin Loan, Repay &amp; Transfer" is on for a key whose purpose nobody knows.</summary>
public sealed class MarginWithoutPurposeCheck() : RightWithoutPurposeCheck("BKT1012", KeyPermission.Margin, whenKnown: "BKT1102");
