namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Enable Margin Loan, Repay &amp; Transfer" is off although the purpose requires it.</summary>
public sealed class MarginMissingCheck() : RightMissingCheck("BKT1203", KeyPermission.Margin);
