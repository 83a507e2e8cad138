using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Rights;

/// <summary>Reading is off, so hardly any call works. Where the purpose requires reading, that check says it.</summary>
public sealed class ReadingDisabledCheck() : RestrictionCheck("BKT1002")
{
    private protected override CheckResult Judge(CheckContext context, KeyRestriction restriction)
    {
        if (context.Policy.Purpose is { } purpose && purpose.Required.HasFlag(KeyPermission.Reading))
        {
            return CheckResult.NotApplicable("The purpose requires reading; the check of missing rights says whether it is on.", FindingReason.CoveredElsewhere);
        }

        return restriction.EnableReading switch
        {
            null => CheckResult.Untold("enableReading"),
            false => CheckResult.Fail("Reading is off.", "enableReading: false"),
            true => CheckResult.Pass("Reading is on.", "enableReading: true"),
        };
    }
}
