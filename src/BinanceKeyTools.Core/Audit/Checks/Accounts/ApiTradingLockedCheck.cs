using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Audit.Checks.Accounts;

/// <summary>Behaviour rules of the exchange locked trading by API for the account of a key that may trade.</summary>
public sealed class ApiTradingLockedCheck() : AccountCheck("BKT1712")
{
    /// <inheritdoc/>
    internal override KeyPermission Concerns => RightGroups.Trading;

    private protected override CheckResult Judge(CheckContext context, AccountState account)
    {
        if (context.Evidence.Restriction.Value?.HasAny(RightGroups.Trading) is false)
        {
            return CheckResult.NotApplicable("The key has no right to trade.");
        }

        var evidence = EvidenceText.Of("isLocked", account.IsTradingLocked);
        return account.IsTradingLocked switch
        {
            null => Untold(account, EndpointCatalogue.ApiTradingStatus, "isLocked"),
            false => CheckResult.Pass("Trading by API is not locked.", evidence),
            true => CheckResult.Fail(
                "The exchange locked trading by API for this account.",
                evidence,
                account.PlannedRecoverTime is { } end ? $"planned end: {EvidenceText.Time(end)}" : "planned end: not told"),
        };
    }
}
