using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Audit.Checks.Accounts;

/// <summary>The account may not withdraw although the key has the right.</summary>
public sealed class AccountCannotWithdrawCheck() : RightOnAccountCheck("BKT1714", KeyPermission.Withdrawals, "canWithdraw")
{
    private protected override string Fault => "The key may withdraw, but the account may not.";

    private protected override Endpoint Question => EndpointCatalogue.SpotAccount;

    private protected override bool? Read(AccountState account) => account.CanWithdraw;
}
