using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Folding;

namespace BinanceKeyTools.Audit.Drift;

/// <summary>
/// What was last known: an earlier run that later ones are compared with. A run that could not find something out forgets nothing, because
/// what was known before is carried on with its date (<see cref="Advance"/>).
/// </summary>
public sealed class Baseline
{
    private readonly ILookup<string, Finding> _byId;
    private readonly ILookup<(string Fingerprint, string CheckId), Finding> _byKey;

    /// <summary>Takes the findings of an earlier run.</summary>
    /// <param name="findings">All of its findings, as <c>AuditResultReader</c> gives them.</param>
    /// <param name="madeAt">When it was made, in UTC.</param>
    public Baseline(IEnumerable<Finding> findings, DateTimeOffset madeAt)
    {
        ArgumentNullException.ThrowIfNull(findings);
        Findings = UnmadeChecks.Expand(findings).ToArray();
        MadeAt = madeAt;
        _byId = Findings.ToLookup(finding => finding.Id, StringComparer.Ordinal);
        _byKey = Findings.Where(finding => finding.Fingerprint is not null).ToLookup(finding => (finding.Fingerprint!, finding.CheckId));
    }

    /// <summary>The findings.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset MadeAt { get; }

    /// <summary>Says how findings stand against the baseline.</summary>
    /// <param name="findings">The findings of a later run, in any order.</param>
    /// <returns>The same findings with <see cref="Finding.Change"/> set and, for unknown ones, what was last known. A failure that is gone
    /// comes as the finding that passes now, marked Fixed.</returns>
    public IEnumerable<Finding> Annotate(IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return findings.Select(Annotate);
    }

    /// <summary>Says how one finding stands against the baseline. A problem is a failure, or something unknown; mutes do not count. Fixed is
    /// only a failure that was looked at and passes now: not one that is unknown, and not one whose check does not apply any more.</summary>
    /// <param name="finding">A finding of a later run.</param>
    public Finding Annotate(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Parts.Count > 0 || finding.Checks.Length > 0)
        {
            return UnmadeChecks.Collapse(Annotate(UnmadeChecks.Expand([finding])))[0];
        }

        var earlier = Find(finding);
        var change = (earlier?.LastKnownStatus(), earlier?.Status, finding.Status) switch
        {
            (FindingStatus.Fail, _, FindingStatus.Fail) => FindingChange.Unchanged,
            (_, FindingStatus.Fail or FindingStatus.Unknown, FindingStatus.Unknown) => FindingChange.Unchanged,
            (_, _, FindingStatus.Fail or FindingStatus.Unknown) => FindingChange.New,
            (FindingStatus.Fail, _, FindingStatus.Pass) => FindingChange.Fixed,
            _ => (FindingChange?)null,
        };
        var (lastStatus, lastKnownAt) = finding.Status == FindingStatus.Unknown && earlier is not null ? (earlier.LastKnownStatus(), earlier.KnownAt()) : (null, null);
        return finding.Change == change && finding.LastStatus == lastStatus && finding.LastKnownAt == lastKnownAt
            ? finding
            : finding.With(change, lastStatus, lastKnownAt);
    }

    /// <summary>Makes the findings of the next baseline: those of a later run and, where that knows nothing, what was last known, with its
    /// date. A key is dropped only when the later run read its vault to the end and did not find it.</summary>
    /// <param name="findings">The findings of the later run.</param>
    /// <param name="isComplete"><see langword="false"/> when it is known that the later run was stopped; otherwise its findings tell.</param>
    public IReadOnlyList<Finding> Advance(IEnumerable<Finding> findings, bool isComplete = true)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var later = UnmadeChecks.Expand(findings).ToArray();
        var before = new ComparedRun(Findings, isComplete: true);
        var after = new ComparedRun(later, isComplete);
        var runId = later.Select(finding => finding.RunId).FirstOrDefault();
        if (runId is null)
        {
            return Findings;
        }

        var keys = SubjectPairing.Pair(before.Keys, after.Keys).SelectMany(pair => pair switch
        {
            ({ } was, { } now) => Carry(was, now, runId),
            (null, { } now) => now.Findings,
            ({ } was, null) => after.IsGone(was.Subject) ? [] : was.Findings.Select(finding => finding.Of(runId)),
            _ => [],
        });
        return [.. keys, .. after.Entries.SelectMany(row => row.Findings), .. after.Others.SelectMany(row => row.Findings)];
    }

    /// <summary>Gives the keys of a later run, and the entries that it could not read as keys, what was last known about them.</summary>
    /// <param name="rows">The rows of the later run, already folded.</param>
    internal List<SubjectFindings> Remember(IReadOnlyList<SubjectFindings> rows)
    {
        var before = new ComparedRun(Findings, isComplete: true).Keys;
        Dictionary<SubjectFindings, LastKnownState> known = new(ReferenceEqualityComparer.Instance);
        foreach (var scope in new[] { FindingScope.Key, FindingScope.Entry })
        {
            foreach (var (was, now) in SubjectPairing.Pair(before, [.. rows.Where(row => row.Subject.Scope == scope)]))
            {
                if (was is not null && now is not null && LastKnownState.After(was.Subject, now.Subject) is { } last)
                {
                    known.Add(now, last);
                }
            }
        }

        return
        [
            .. rows.Select(row =>
            {
                if (!known.TryGetValue(row, out var last))
                {
                    return row;
                }

                var subject = row.Subject with { LastKnown = last };
                return new SubjectFindings(subject, [.. row.Findings.Select(finding => finding.About(subject, finding.Id))]);
            }),
        ];
    }

    private static IEnumerable<Finding> Carry(SubjectFindings was, SubjectFindings now, string runId)
    {
        var subject = now.Subject with { LastKnown = LastKnownState.After(was.Subject, now.Subject) };
        var earlier = was.Findings.ToDictionary(finding => finding.CheckId, StringComparer.Ordinal);
        foreach (var finding in now.Findings)
        {
            var known = earlier.GetValueOrDefault(finding.CheckId);
            earlier.Remove(finding.CheckId);
            var about = finding.About(subject, finding.Id);
            yield return finding.Status == FindingStatus.Unknown && known is not null
                ? about.With(finding.Change, known.LastKnownStatus(), known.KnownAt())
                : about;
        }

        // Checks that were not made this time.
        foreach (var known in earlier.Values)
        {
            yield return known.About(subject, known.Id).With(known.Change, known.LastKnownStatus(), known.KnownAt()).Of(runId);
        }
    }

    // Under the same vault and name; from the same machine when the baseline has several; or else the same API key elsewhere.
    private Finding? Find(Finding finding)
    {
        var candidates = _byId[finding.Id];
        return candidates.FirstOrDefault(candidate => string.Equals(candidate.Host, finding.Host, StringComparison.OrdinalIgnoreCase))
            ?? candidates.FirstOrDefault()
            ?? (finding.Fingerprint is { } fingerprint ? _byKey[(fingerprint, finding.CheckId)].FirstOrDefault() : null);
    }
}
