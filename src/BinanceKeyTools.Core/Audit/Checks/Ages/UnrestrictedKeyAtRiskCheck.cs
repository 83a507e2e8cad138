using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Ages;

/// <summary>A key without IP list has reached an age at which the exchange may take rights from it or delete it. A risk, not a rule:
/// see the source in the check's metadata.</summary>
public sealed class UnrestrictedKeyAtRiskCheck() : RestrictionCheck("BKT1506")
{
    /// <inheritdoc/>
    internal override bool ConcernsIPList => true;

    private protected override CheckResult Judge(CheckContext context, KeyRestriction restriction)
    {
        if (restriction.IPRestricted is true)
        {
            return CheckResult.NotApplicable("The key is restricted to a list of addresses; such keys do not expire.");
        }

        var age = KeyAge.Of(context);
        var limit = context.Policy.Thresholds.UnrestrictedMaxAge;
        if (age is null or { IsAhead: true })
        {
            return restriction.IPRestricted is null
                ? CheckResult.Untold("ipRestrict")
                : CheckResult.Unknown(FindingReason.AnswerIncomplete, "The key has no IP list, and nobody says when it was created.", "ipRestrict: false", "createTime: not told");
        }

        string[] evidence = [EvidenceText.Of("ipRestrict", restriction.IPRestricted), EvidenceText.Days("age", age.Age, limit), age.Evidence];
        return age.Age <= limit
            ? CheckResult.Pass("The key is not old enough to be at risk for lack of an IP list.", evidence)
            : restriction.IPRestricted is null
                ? CheckResult.Untold("ipRestrict")
                : CheckResult.Fail("The key has no IP list and is old enough that the exchange may take its rights or delete it. Whether it does is not certain.", evidence);
    }
}
