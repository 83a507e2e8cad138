using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Folding;

namespace BinanceKeyTools.Audit.Drift;

/// <summary>
/// Finds what was the same in two runs, which may have been made on different machines: the same vault and name, and among several
/// of those the same API key, then the same machine; what is left by API key alone, since keys are renamed and moved. Each step
/// takes only what is unambiguous, so that swapping the runs gives the same pairs.
/// </summary>
internal static class SubjectPairing
{
    private static readonly Func<AuditedKey, object?>[] Steps =
    [
        key => key.Fingerprint is null ? null : (NameOf(key), key.Fingerprint, HostOf(key)),
        key => key.Fingerprint is null ? null : (NameOf(key), key.Fingerprint),
        key => (NameOf(key), HostOf(key)),
        key => NameOf(key),
        key => key.Fingerprint,
    ];

    /// <returns>Pairs; one half is <see langword="null"/> for what only the other run has.</returns>
    public static IReadOnlyList<(SubjectFindings? Before, SubjectFindings? After)> Pair(
        IReadOnlyList<SubjectFindings> before, IReadOnlyList<SubjectFindings> after)
    {
        List<(SubjectFindings?, SubjectFindings?)> pairs = [];
        HashSet<SubjectFindings> leftBefore = [.. before];
        HashSet<SubjectFindings> leftAfter = [.. after];
        foreach (var step in Steps)
        {
            var candidates = leftAfter.Where(row => step(row.Subject) is not null).ToLookup(row => step(row.Subject)!);
            foreach (var group in leftBefore.Where(row => step(row.Subject) is not null).GroupBy(row => step(row.Subject)!).ToList())
            {
                if (group.Count() == 1 && candidates[group.Key].Count() == 1)
                {
                    var (one, other) = (group.Single(), candidates[group.Key].Single());
                    pairs.Add((one, other));
                    leftBefore.Remove(one);
                    leftAfter.Remove(other);
                }
            }
        }

        pairs.AddRange(leftBefore.Select(row => ((SubjectFindings?)row, (SubjectFindings?)null)));
        pairs.AddRange(leftAfter.Select(row => ((SubjectFindings?)null, (SubjectFindings?)row)));
        return pairs;
    }

    private static (string? Vault, string Name) NameOf(AuditedKey key) => (key.Vault?.ToUpperInvariant(), key.Name.ToUpperInvariant());

    private static string HostOf(AuditedKey key) => key.Host.ToUpperInvariant();
}
