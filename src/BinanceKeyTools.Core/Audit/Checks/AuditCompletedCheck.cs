using System.Globalization;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>Said once at the end of a run. A report whose findings lack it was made of a run that was stopped.</summary>
public sealed class AuditCompletedCheck() : AuditCheck("BKT1901")
{
    /// <inheritdoc/>
    public override EvidenceQuestion Needs => EvidenceQuestion.None;

    /// <summary>Judges a run that came to its end.</summary>
    /// <param name="run">What the run came to.</param>
    public static CheckResult Judge(RunEvidence run)
    {
        ArgumentNullException.ThrowIfNull(run);
        string[] evidence =
        [
            Fact("keys", run.KeyCount), Fact("keys that were asked about", run.AskedCount), Fact("keys that were answered", run.AnsweredCount),
            Fact("unreadable entries", run.UnreadableCount), Fact("vaults", run.VaultCount), Fact("vaults that could not be read", run.UnreadVaultCount),
        ];
        if (!run.IsNothingKnown)
        {
            return CheckResult.Pass($"The run came to its end: {Amount.Of(run.KeyCount, "key")}.", evidence);
        }

        // Whatever the threshold: a run that could ask about nothing says nothing about anything.
        return CheckResult.Unknown(
            FindingReason.NothingAudited,
            run.KeyCount == 0 ? "The run came to its end and found no key that it could audit." : $"The run came to its end, and no question about its {Amount.Of(run.KeyCount, "key")} was answered.",
            evidence) with
        {
            Severity = FindingSeverity.Critical,
        };
    }

    private static string Fact(string what, int count) => string.Create(CultureInfo.InvariantCulture, $"{what}: {count}");
}
