using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Audit.Checks.Accounts;

/// <summary>The account does not use portfolio margin although the key has the right.</summary>
public sealed class PortfolioMarginNotActiveCheck() : RightOnAccountCheck("BKT1718", KeyPermission.PortfolioMarginTrading, "isPortfolioMarginRetailEnabled")
{
    private protected override string Fault => "The key may trade in a portfolio margin account, but the account is none.";

    private protected override bool? Read(AccountState account) => account.IsPortfolioMarginEnabled;
}
