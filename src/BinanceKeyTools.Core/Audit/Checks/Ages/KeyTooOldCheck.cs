using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Ages;

/// <summary>The key is older than the policy allows. Where the exchange does not tell, what is recorded counts.</summary>
public sealed class KeyTooOldCheck() : ExchangeCheck("BKT1501")
{
    private protected override CheckResult JudgeReadable(CheckContext context)
    {
        var limit = context.Policy.Thresholds.MaxAge;
        if (KeyAge.Of(context) is { IsAhead: false } age)
        {
            string[] evidence = [EvidenceText.Days("age", age.Age, limit), age.Evidence];
            return age.Age > limit
                ? CheckResult.Fail("The key is older than the policy allows.", evidence)
                : CheckResult.Pass("The key is not older than the policy allows.", evidence);
        }

        // A key is at least as old as its entry in the vault.
        if (context.Now - context.Evidence.Key.RegisteredAt is { } kept && kept > limit)
        {
            return CheckResult.Fail("The key is older than the policy allows.", EvidenceText.Days("in the vault for", kept, limit));
        }

        if (!context.Evidence.Restriction.IsKnown)
        {
            return CheckResult.Unanswered(context.Evidence.Restriction);
        }

        return context.IsJudgedBy(AgeUnknownCheck.CheckId)
            ? CheckResult.NotApplicable($"The creation date of the key is unknown; {AgeUnknownCheck.CheckId} reports that.", FindingReason.CoveredElsewhere)
            : CheckResult.Unknown(FindingReason.NotRecorded, "The creation date of the key is unknown.", "createTime: not told", "bkt.createdAt: not recorded");
    }
}
