namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Enable Withdrawals" is off although the purpose requires it.</summary>
public sealed class WithdrawalsMissingCheck() : RightMissingCheck("BKT1209", KeyPermission.Withdrawals);
