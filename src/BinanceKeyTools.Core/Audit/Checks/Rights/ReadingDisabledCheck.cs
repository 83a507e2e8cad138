using BinanceKeyTools.Audit.Checks.Purposes;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Rights;

/// <summary>Reading is off, so hardly any call works. Where the purpose requires reading, that check says it.</summary>
public sealed class ReadingDisabledCheck() : RestrictionCheck("BKT1002")
{
    /// <inheritdoc/>
    internal override KeyPermission Concerns => KeyPermission.Reading;

    private protected override CheckResult Judge(CheckContext context, KeyRestriction restriction)
    {
        if (context.Policy.Purpose?.Required.HasFlag(KeyPermission.Reading) is true && context.IsJudgedBy(ReadingMissingCheck.CheckId))
        {
            return CheckResult.NotApplicable($"The purpose requires reading; {ReadingMissingCheck.CheckId} judges whether it is enabled.", FindingReason.CoveredElsewhere);
        }

        return restriction.EnableReading switch
        {
            null => CheckResult.Untold("enableReading"),
            false => CheckResult.Fail("Reading is off.", "enableReading: false"),
            true => CheckResult.Pass("Reading is on.", "enableReading: true"),
        };
    }
}
