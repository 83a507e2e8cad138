namespace BinanceKeyTools.Audit.Checks.Addresses;

/// <summary>Withdrawals are on, from any address.</summary>
public sealed class WithdrawalsWithoutIPListCheck() : MissingIPListCheck("BKT1301")
{
    private protected override MissingIPListCheck? Worse => null;

    private protected override string Condition => "can withdraw";

    private protected override bool? Applies(CheckContext context, KeyRestriction restriction) => restriction.EnableWithdrawals;
}
