using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Answers;

/// <summary>The exchange refused the key. The one check that says so, with what the refusal indicates: all that needed the answer
/// could not find out.</summary>
public sealed class KeyRefusedCheck() : ExchangeCheck("BKT1702")
{
    // A locked key is refused as well, though the code is not one of those that every family uses.
    private const int KeysLocked = -2017;

    private protected override CheckResult JudgeReadable(CheckContext context)
    {
        var restriction = context.Evidence.Restriction;
        if (restriction.IsKnown)
        {
            return CheckResult.Pass("The exchange accepts the key.");
        }

        if (restriction.Obstacle is not { } obstacle)
        {
            return CheckResult.Unanswered(restriction);
        }

        if (obstacle.Error is { } error)
        {
            if (KeyUnknownToExchangeCheck.SaysUnknown(error) && context.IsJudgedBy(KeyUnknownToExchangeCheck.CheckId))
            {
                return CheckResult.NotApplicable($"The exchange answers that it has no such key; {KeyUnknownToExchangeCheck.CheckId} reports that.", FindingReason.CoveredElsewhere);
            }

            if (obstacle.Reason == FindingReason.KeyRefused || error.Code == KeysLocked || KeyUnknownToExchangeCheck.SaysUnknown(error))
            {
                var cause = RefusalCause.Of(error, context.Evidence);
                return CheckResult.Fail(cause.Message, [.. ErrorFacts.Of(error), .. cause.Facts]) with { Remediation = cause.Remediation ?? obstacle.Remedy };
            }
        }

        return obstacle.Reason == FindingReason.KeyRefused
            ? CheckResult.Fail($"The exchange refused the key: {EvidenceText.Foreign(obstacle.Message)}") with { Remediation = obstacle.Remedy }
            : CheckResult.Unknown(obstacle);
    }
}
