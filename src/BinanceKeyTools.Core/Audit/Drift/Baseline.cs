using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Drift;

/// <summary>An earlier run that later ones are held against.</summary>
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
        Findings = findings.ToArray();
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
    /// <returns>The same findings with <see cref="Finding.Change"/> set. A problem that is gone comes as the finding that passes now, marked Fixed.</returns>
    public IEnumerable<Finding> Annotate(IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return findings.Select(Annotate);
    }

    /// <summary>Says how one finding stands against the baseline. A problem is a failure, or what could not be found out; mutes do not
    /// count. A failure that cannot be seen any more, because the question has no answer now, is not fixed.</summary>
    /// <param name="finding">A finding of a later run.</param>
    public Finding Annotate(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var change = (Find(finding)?.Status, finding.Status) switch
        {
            (FindingStatus.Fail, FindingStatus.Fail) => FindingChange.Unchanged,
            (FindingStatus.Fail or FindingStatus.Unknown, FindingStatus.Unknown) => FindingChange.Unchanged,
            (_, FindingStatus.Fail or FindingStatus.Unknown) => FindingChange.New,
            (FindingStatus.Fail or FindingStatus.Unknown, _) => FindingChange.Fixed,
            _ => (FindingChange?)null,
        };
        return finding.Change == change ? finding : finding.With(change);
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
