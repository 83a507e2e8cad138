using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Ages;

/// <summary>The trading permission runs out within the time that the policy wants to know it before.</summary>
public sealed class TradingExpiresSoonCheck() : RestrictionCheck("BKT1504")
{
    private protected override CheckResult Judge(CheckContext context, KeyRestriction restriction)
    {
        if (restriction.TradingExpiresAt is not { } end)
        {
            return CheckResult.NotApplicable("The exchange names no end of the trading permission.");
        }

        if (end <= context.Now && context.IsJudgedBy(TradingExpiredCheck.CheckId))
        {
            return CheckResult.NotApplicable($"The trading permission has expired already; {TradingExpiredCheck.CheckId} judges that.", FindingReason.CoveredElsewhere);
        }

        var warning = context.Policy.Thresholds.ExpiryWarning;
        string[] evidence = [$"tradingAuthorityExpirationTime: {EvidenceText.Time(end)}", EvidenceText.Days("left", end - context.Now, warning)];
        return end - context.Now <= warning
            ? CheckResult.Fail(end <= context.Now ? "The trading permission has expired already." : "The trading permission expires soon.", evidence)
            : CheckResult.Pass("The trading permission does not expire soon.", evidence);
    }
}
