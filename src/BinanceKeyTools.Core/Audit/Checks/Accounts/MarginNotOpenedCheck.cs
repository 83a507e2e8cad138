using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Audit.Checks.Accounts;

/// <summary>The account has not opened margin although the key has the right.</summary>
public sealed class MarginNotOpenedCheck() : RightOnAccountCheck("BKT1715", KeyPermission.Margin, "isMarginEnabled")
{
    private protected override string Fault => "The key may borrow on margin, but the account has not opened margin.";

    private protected override bool? Read(AccountState account) => account.IsMarginEnabled;
}
