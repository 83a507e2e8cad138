namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Enable Margin Loan, Repay &amp; Transfer" is on although the purpose does not allow it.</summary>
public sealed class MarginBeyondPurposeCheck() : RightBeyondPurposeCheck("BKT1102", KeyPermission.Margin, whenUnknown: "BKT1012");
