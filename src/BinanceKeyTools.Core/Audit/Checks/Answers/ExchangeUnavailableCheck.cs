using System.Globalization;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Audit.Checks.Answers;

/// <summary>A host of the exchange gave no usable answer about some keys or all, so that the run does not know what it was made to find out.</summary>
public sealed class ExchangeUnavailableCheck() : HostCheck(CheckId)
{
    /// <summary>The id.</summary>
    internal const string CheckId = "BKT1903";

    /// <inheritdoc/>
    public override CheckResult Judge(HostEvidence host, AuditThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(host);
        var counts = string.Create(CultureInfo.InvariantCulture, $"keys asked about: {host.KeyCount}, without a full answer: {host.UnansweredCount}");
        if (host.Obstacle is not { } obstacle)
        {
            return CheckResult.Pass("The host answered every question.", counts);
        }

        var cause = EvidenceText.Foreign(obstacle.Message);
        string[] evidence = obstacle.ErrorId is { } id ? [counts, $"error: {id}"] : [counts];
        return CheckResult.Fail(
            host.UnansweredCount == host.KeyCount
                ? $"The host did not answer: {cause}"
                : $"The host did not answer about {Amount.Of(host.UnansweredCount, "key")} of {host.KeyCount}: {cause}",
            evidence) with
        {
            Remediation = obstacle.Remedy,
        };
    }
}
