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

        if (end <= context.Now)
        {
            return CheckResult.NotApplicable("The trading permission ran out already; BKT1505 judges that.", FindingReason.CoveredElsewhere);
        }

        var warning = context.Policy.Thresholds.ExpiryWarning;
        string[] evidence = [$"tradingAuthorityExpirationTime: {EvidenceText.Time(end)}", EvidenceText.Days("left", end - context.Now, warning)];
        return end - context.Now <= warning
            ? CheckResult.Fail("The trading permission runs out soon.", evidence)
            : CheckResult.Pass("The trading permission does not run out soon.", evidence);
    }
}
