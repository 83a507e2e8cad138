using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Audit.Checks.Accounts;

/// <summary>The key has the futures right, but the account uses portfolio margin, whose futures are reached in another way.</summary>
public sealed class FuturesUnderPortfolioMarginCheck() : AccountCheck("BKT1719")
{
    /// <inheritdoc/>
    internal override KeyPermission Concerns => KeyPermission.Futures;

    private protected override CheckResult Judge(CheckContext context, AccountState account)
    {
        if (context.Evidence.Restriction.Value is not { } restriction)
        {
            return CheckResult.Unanswered(context.Evidence.Restriction);
        }

        if (restriction.EnableFutures is false)
        {
            return CheckResult.NotApplicable("The key has no futures right.");
        }

        string[] evidence =
        [
            EvidenceText.Of("isPortfolioMarginRetailEnabled", account.IsPortfolioMarginEnabled),
            EvidenceText.Of(KeyPermission.Futures, restriction.EnableFutures),
        ];
        return (account.IsPortfolioMarginEnabled, restriction.EnableFutures) switch
        {
            (null, _) => Untold(account, EndpointCatalogue.AccountInfo, "isPortfolioMarginRetailEnabled"),
            (false, _) => CheckResult.Pass("The account does not use portfolio margin.", evidence),
            (true, null) => CheckResult.Untold("enableFutures"),
            _ => CheckResult.Fail("The account uses portfolio margin: the futures hosts are said to refuse its keys, so the futures right is of no use.", evidence),
        };
    }
}
