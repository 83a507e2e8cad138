using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Audit.Checks.Accounts;

/// <summary>The account has not opened futures although the key has the right.</summary>
public sealed class FuturesNotOpenedCheck() : RightOnAccountCheck("BKT1716", KeyPermission.Futures, "isFutureEnabled")
{
    private protected override string Fault => "The key may trade futures, but the account has not opened futures.";

    private protected override bool? Read(AccountState account) => account.IsFutureEnabled;
}
