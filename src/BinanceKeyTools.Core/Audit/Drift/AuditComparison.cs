using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Folding;

namespace BinanceKeyTools.Audit.Drift;

/// <summary>
/// Compares two runs, also runs of different machines. What the later side does not know is no difference but a gap that is named: a
/// locked vault makes no keys vanish, a refused key loses no permissions, and both are unknown since the day they were last known.
/// </summary>
public static class AuditComparison
{
    /// <summary>Whether the findings are those of runs that all came to their end. Only then can be told which keys are new or gone.</summary>
    /// <param name="findings">The findings of any number of runs.</param>
    public static bool IsComplete(IReadOnlyCollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return RunCompletion.IsEveryRunComplete(findings);
    }

    /// <summary>Lists what is different in the later run.</summary>
    /// <param name="reference">The findings of the earlier run, or of several of several machines.</param>
    /// <param name="difference">The findings of the later run.</param>
    /// <param name="isReferenceComplete"><see langword="false"/> when it is known that the earlier run was stopped; otherwise its findings tell.</param>
    /// <param name="isDifferenceComplete">The same of the later run.</param>
    /// <returns>The differences, worst first; then by vault, name, kind and check.</returns>
    public static IReadOnlyList<AuditChange> Compare(
        IEnumerable<Finding> reference, IEnumerable<Finding> difference, bool isReferenceComplete = true, bool isDifferenceComplete = true)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(difference);
        var before = new ComparedRun(reference.ToArray(), isReferenceComplete);
        var after = new ComparedRun(difference.ToArray(), isDifferenceComplete);
        var ofKeys = SubjectPairing.Pair(before.Keys, after.Keys).SelectMany(pair => pair switch
        {
            ({ } was, { } now) => KeyComparison.Compare(was, now),
            (null, { } now) => before.IsGone(now.Subject) ? [KeyComparison.Added(now)] : [],
            ({ } was, null) => after.IsGone(was.Subject) ? [KeyComparison.Vanished(was)]
                : after.Entries.FirstOrDefault(entry => IsSame(entry.Subject, was.Subject)) is { } entry ? KeyComparison.Unknown(was, entry)
                : [],
            _ => [],
        });
        var ofVaults = SubjectPairing.Pair(before.Vaults, after.Vaults)
            .SelectMany(pair => pair is ({ } was, { } now) ? FindingComparison.Compare(was, now) : []);
        var failed = after.Vaults
            .Where(row => row.Subject.Vault is not null && ComparedRun.IsUnread(row) && !before.HasFailed(row.Subject.Vault))
            .SelectMany(row => VaultUnknown(row, before));
        return
        [
            .. ofKeys.Concat(ofVaults).Concat(failed)
                .OrderByDescending(change => change.Severity)
                .ThenBy(change => change.Vault, StringComparer.OrdinalIgnoreCase)
                .ThenBy(change => change.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(change => change.Kind)
                .ThenBy(change => change.CheckId, StringComparer.Ordinal)
                .ThenBy(change => change.Message, StringComparer.Ordinal)
                .ThenBy(change => change.Host, StringComparer.OrdinalIgnoreCase),
        ];
    }

    // The keys of a vault that cannot be read are not listed one by one: nobody knows which of them are still there.
    private static IEnumerable<AuditChange> VaultUnknown(SubjectFindings now, ComparedRun before)
    {
        var keys = before.Keys.Where(row => string.Equals(row.Subject.Vault, now.Subject.Vault, StringComparison.OrdinalIgnoreCase)).ToArray();

        // Another machine may have read its vault of that name.
        var problem = now.Findings.FirstOrDefault(finding => finding.Reason == FindingReason.VaultUnavailable);
        if (keys.Length == 0 || problem is null)
        {
            yield break;
        }

        var since = keys.Max(row => LastKnownState.Of(row.Subject)?.At ?? row.Subject.ObservedAt);
        yield return KeyComparison.About(now.Subject) with
        {
            Kind = AuditChangeKind.VaultUnknown,
            Severity = problem.Severity,
            Before = KeyComparison.Date(since),
            After = nameof(FindingStatus.Unknown),
            Message = $"The vault could not be read. Nothing is known about its {Wording.Amount.Keys(keys.Length)} since {KeyComparison.Date(since)}: {problem.Message}",
        };
    }

    private static bool IsSame(AuditedKey one, AuditedKey other) =>
        string.Equals(one.Vault, other.Vault, StringComparison.OrdinalIgnoreCase) && string.Equals(one.Name, other.Name, StringComparison.OrdinalIgnoreCase);
}
