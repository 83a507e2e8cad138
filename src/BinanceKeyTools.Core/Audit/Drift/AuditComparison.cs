using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Folding;

namespace BinanceKeyTools.Audit.Drift;

/// <summary>
/// Compares two runs, also runs of different machines. What either side does not know is no difference: a locked vault makes no
/// keys vanish, a refused key loses no rights.
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
            (null, { } now) => before.Knows(now.Subject.Vault) ? [KeyComparison.Added(now)] : [],
            ({ } was, null) => after.Knows(was.Subject.Vault) ? [KeyComparison.Vanished(was)] : [],
            _ => [],
        });
        var ofVaults = SubjectPairing.Pair(before.Vaults, after.Vaults)
            .SelectMany(pair => pair is ({ } was, { } now) ? FindingComparison.Compare(was, now) : []);
        return
        [
            .. ofKeys.Concat(ofVaults)
                .OrderByDescending(change => change.Severity)
                .ThenBy(change => change.Vault, StringComparer.OrdinalIgnoreCase)
                .ThenBy(change => change.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(change => change.Kind)
                .ThenBy(change => change.CheckId, StringComparer.Ordinal)
                .ThenBy(change => change.Message, StringComparer.Ordinal)
                .ThenBy(change => change.Host, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
