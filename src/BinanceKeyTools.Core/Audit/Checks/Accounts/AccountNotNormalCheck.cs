using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Audit.Checks.Accounts;

/// <summary>The account has another status than "Normal".</summary>
public sealed class AccountNotNormalCheck() : AccountCheck("BKT1711")
{
    private const string GoodStatus = "Normal";

    private protected override CheckResult Judge(CheckContext context, AccountState account)
    {
        if (account.Status is not { } status)
        {
            return Untold(account, EndpointCatalogue.AccountStatus, "the account's status");
        }

        var evidence = $"account status: {EvidenceText.Told(status)}";
        return string.Equals(status, GoodStatus, StringComparison.OrdinalIgnoreCase)
            ? CheckResult.Pass("The account's status is normal.", evidence)
            : CheckResult.Fail("The account's status is not normal.", evidence);
    }
}
