using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Ages;

/// <summary>Neither the exchange nor anything recorded says when the key was created, or the date is yet to come.</summary>
public sealed class AgeUnknownCheck() : ExchangeCheck(CheckId)
{
    /// <summary>The id.</summary>
    internal const string CheckId = "BKT1502";

    private protected override CheckResult JudgeReadable(CheckContext context)
    {
        if (KeyAge.Of(context) is { } age)
        {
            return age.IsAhead
                ? CheckResult.Fail("The key's date of creation is yet to come: the record or this machine's clock is wrong.", age.Evidence)
                : CheckResult.Pass("It is known when the key was created.", age.Evidence);
        }

        // Where the exchange has no such question, as on testnets, the record is all there is.
        var restriction = context.Evidence.Restriction;
        return restriction.IsKnown || restriction.Obstacle is { Reason: FindingReason.EnvironmentLacks }
            ? CheckResult.Fail("Nobody says when the key was created.", "createTime: not told", "bkt.createdAt: not recorded")
            : CheckResult.Unanswered(restriction);
    }
}
