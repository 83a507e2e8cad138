using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Audit.Checks.Accounts;

/// <summary>The account may not trade although the key has a right to.</summary>
public sealed class AccountCannotTradeCheck() : RightOnAccountCheck("BKT1713", RightGroups.Trading, "canTrade")
{
    private protected override string Fault => "The key may trade, but the account may not.";

    private protected override bool? Read(AccountState account) => account.CanTrade;
}
