using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Audit.Checks.Accounts;

/// <summary>The account has not opened options although the key has the right.</summary>
public sealed class OptionsNotOpenedCheck() : RightOnAccountCheck("BKT1717", KeyPermission.VanillaOptions, "isOptionsEnabled")
{
    private protected override string Fault => "The key may trade options, but the account has not opened options.";

    private protected override bool? Read(AccountState account) => account.IsOptionsEnabled;
}
