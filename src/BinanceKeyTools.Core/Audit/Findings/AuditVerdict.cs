using System.Globalization;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Audit.Findings;

/// <summary>What an audit comes to, in a sentence. Good is only a run that came to its end, could make every check, and found nothing that is
/// worse than Medium.</summary>
public sealed record AuditVerdict
{
    private const string WithdrawalsEnabled = "BKT1001";
    private const string WithdrawalsWithoutIPList = "BKT1301";

    private AuditVerdict(AuditVerdictLevel level, string text)
    {
        Level = level;
        Text = text;
    }

    /// <summary>How it stands.</summary>
    public AuditVerdictLevel Level { get; }

    /// <summary>The sentence, for example <c>Not OK: 4 keys can withdraw, 1 since 2026-03-13; 2 keys without a full answer.</c></summary>
    public string Text { get; }

    /// <summary>Comes to a verdict.</summary>
    /// <param name="counts">The numbers.</param>
    /// <param name="findings">All findings of the report.</param>
    /// <param name="changes">What changed; <see langword="null"/> when nothing was compared.</param>
    /// <param name="baselineAt">When the baseline was made.</param>
    /// <param name="isComplete">Whether every run came to its end.</param>
    public static AuditVerdict Of(
        AuditCounts counts, IReadOnlyCollection<Finding> findings, IReadOnlyCollection<AuditChange>? changes, DateTimeOffset? baselineAt, bool isComplete)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(findings);
        var grave = counts.Failed[FindingSeverity.Critical] + counts.Failed[FindingSeverity.High];
        var minor = counts.FailedCount - grave;
        string[] known = [.. Failures(counts, findings, changes, baselineAt)];
        string[] unknown = [.. Unknowns(counts, isComplete)];
        return (grave, unknown.Length, minor) switch
        {
            ( > 0, _, _) => new(AuditVerdictLevel.NotOK, $"Not OK: {Join([.. known, .. unknown])}"),
            (_, > 0, _) => new(AuditVerdictLevel.Undetermined, $"Undetermined: {Join([.. unknown, .. known])}"),
            (_, _, > 0) => new(AuditVerdictLevel.Attention, $"No Critical or High failure: {Join(known)}"),
            _ when counts.Keys == 0 => new(AuditVerdictLevel.Undetermined, "Undetermined: there is no key in this report."),
            _ => new(AuditVerdictLevel.OK, counts.MutedCount == 0
                ? $"OK: {Amount.Keys(counts.Keys)}, and every check was made."
                : $"OK apart from {Amount.Of(counts.MutedCount, "muted finding")}: {Amount.Keys(counts.Keys)}, and every check was made."),
        };
    }

    private static IEnumerable<string> Failures(
        AuditCounts counts, IReadOnlyCollection<Finding> findings, IReadOnlyCollection<AuditChange>? changes, DateTimeOffset? baselineAt)
    {
        var withdrawing = findings
            .Where(finding => finding is { IsProblem: true, Status: FindingStatus.Fail, Scope: FindingScope.Key, CheckId: WithdrawalsEnabled or WithdrawalsWithoutIPList })
            .Select(Subject)
            .ToHashSet();
        var grave = findings
            .Where(finding => finding is { IsProblem: true, Status: FindingStatus.Fail, Scope: FindingScope.Key, Severity: >= FindingSeverity.High })
            .Select(Subject)
            .ToHashSet();
        if (withdrawing.Count > 0)
        {
            var since = changes?.Count(change => change is { Kind: AuditChangeKind.PermissionAdded, After: nameof(KeyPermission.Withdrawals) } && withdrawing.Contains(SubjectOf(change))) ?? 0;
            yield return $"{Amount.Keys(withdrawing.Count)} can withdraw against the policy"
                + (since == 0 || baselineAt is not { } at ? "" : string.Create(CultureInfo.InvariantCulture, $", {since} since {at.ToUniversalTime():yyyy-MM-dd}"));
        }

        grave.ExceptWith(withdrawing);
        if (grave.Count > 0)
        {
            yield return $"{(withdrawing.Count > 0 ? Amount.Of(grave.Count, "other key", "other keys") : Amount.Keys(grave.Count))} fail a Critical or High check";
        }

        var elsewhere = findings.Count(finding => finding is { IsProblem: true, Status: FindingStatus.Fail, Scope: FindingScope.Vault or FindingScope.Run, Severity: >= FindingSeverity.High });
        if (elsewhere > 0)
        {
            yield return $"{Amount.Of(elsewhere, "Critical or High failure")} of a vault or the run";
        }

        var minor = counts.FailedCount - counts.Failed[FindingSeverity.Critical] - counts.Failed[FindingSeverity.High];
        if (minor > 0)
        {
            yield return Amount.Of(minor, "lesser failure");
        }

        if (counts.MutedCount > 0 && counts.FailedCount > 0)
        {
            yield return Amount.Of(counts.MutedCount, "muted finding");
        }
    }

    private static IEnumerable<string> Unknowns(AuditCounts counts, bool isComplete)
    {
        if (!isComplete)
        {
            yield return "the run did not come to its end";
        }

        if (counts.HostsUnknown > 0)
        {
            yield return $"{Amount.Of(counts.HostsUnknown, "host")} of the exchange did not answer";
        }

        if (counts.VaultsUnknown > 0)
        {
            yield return $"{Amount.Of(counts.VaultsUnknown, "vault")} could not be read";
        }

        if (counts.Entries > 0)
        {
            yield return $"{Amount.Of(counts.Entries, "entry", "entries")} could not be read as a key";
        }

        if (counts.KeysWithUnknown > 0)
        {
            yield return $"{Amount.Keys(counts.KeysWithUnknown)} with checks that could not be made";
        }
        else if (counts.UnknownCount > 0 && counts.VaultsUnknown + counts.HostsUnknown + counts.Entries == 0)
        {
            yield return $"{Amount.Of(counts.UnknownCount, "question")} without an answer";
        }
    }

    private static string Join(string[] parts) => string.Join("; ", parts) + ".";

    private static (string?, string) Subject(Finding finding) => (finding.Vault?.ToUpperInvariant(), finding.Name.ToUpperInvariant());

    private static (string?, string) SubjectOf(AuditChange change) => (change.Vault?.ToUpperInvariant(), change.Name.ToUpperInvariant());
}
