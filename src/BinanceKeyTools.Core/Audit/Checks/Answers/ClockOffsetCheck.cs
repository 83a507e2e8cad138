using System.Globalization;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;

namespace BinanceKeyTools.Audit.Checks.Answers;

/// <summary>This machine's clock is off by more than the policy allows. The audit corrects for it; other tools on the machine may not.</summary>
public sealed class ClockOffsetCheck() : HostCheck("BKT1703")
{
    /// <inheritdoc/>
    public override CheckResult Judge(HostEvidence host, AuditThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(thresholds);
        if (host.Clock is not { } clock)
        {
            return (host.ClockObstacle ?? host.Obstacle) is { } obstacle
                ? CheckResult.Unknown(obstacle)
                : CheckResult.Unknown(FindingReason.AnswerIncomplete, "The offset to the exchange's clock was not measured.");
        }

        var limit = thresholds.MaxClockOffset;
        var direction = clock.Offset > TimeSpan.Zero ? "behind" : "ahead of";
        var evidence = string.Create(
            CultureInfo.InvariantCulture,
            $"clock: {Math.Abs(clock.Offset.TotalMilliseconds):0} ms {direction} the exchange, ± {clock.Uncertainty.TotalMilliseconds:0} ms (limit {limit.TotalMilliseconds:0} ms)");

        // The true offset lies within the uncertainty, so only what is beyond it is certain.
        if (clock.Offset.Duration() - clock.Uncertainty > limit)
        {
            return CheckResult.Fail("This machine's clock is off by more than the policy allows.", evidence);
        }

        return clock.Offset.Duration() + clock.Uncertainty <= limit
            ? CheckResult.Pass("This machine's clock is right.", evidence)
            : CheckResult.Unknown(FindingReason.AnswerIncomplete, "The connection is too slow to tell whether this machine's clock is right.", evidence);
    }
}
