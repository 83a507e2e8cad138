using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Folding;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Reporting;

/// <summary>What a report shows: the findings of one or more runs, a row for each key, and what changed.</summary>
public sealed class AuditReport
{
    private const string DefaultTitle = "Binance API key audit";

    private readonly Lazy<IReadOnlyList<Finding>> _shown;
    private readonly Lazy<AuditCounts> _counts;
    private readonly Lazy<AuditVerdict> _verdict;

    /// <summary>A report of what is set; <see cref="Create"/> makes one of findings.</summary>
    public AuditReport()
    {
        _shown = new(() => UnmadeChecks.Collapse(Findings!));
        _counts = new(() => AuditCounts.Of(Shown, Keys!));
        _verdict = new(() => AuditVerdict.Of(Counts, Findings!, Changes, BaselineAt, IsComplete));
    }

    /// <summary>The version of the module that made the report.</summary>
    public required string Version { get; init; }

    /// <summary>When the report was made, in UTC.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The heading.</summary>
    public string Title { get; init; } = DefaultTitle;

    /// <summary>Every finding, a check each, worst first: problems that are not muted, then muted ones, then the rest; within these by
    /// severity, status, vault, name and check (<see cref="FindingOrder.WorstFirst"/>), then by machine, run and key.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The same findings for people: checks of a key that could not be made for one cause are one finding.</summary>
    public IReadOnlyList<Finding> Shown => _shown.Value;

    /// <summary>What the report comes to, in numbers.</summary>
    public AuditCounts Counts => _counts.Value;

    /// <summary>What the report comes to, in a sentence.</summary>
    public AuditVerdict Verdict => _verdict.Value;

    /// <summary>A row for each key, and for each entry of a vault that could not be read as one, worst first: by the severity of what fails
    /// or is unknown, then by vault, name, machine and key.</summary>
    public required IReadOnlyList<KeyAudit> Keys { get; init; }

    /// <summary>The machines that the runs were made on.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>The policies that were used.</summary>
    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>Whether every run came to its end. A report of a stopped run says so at its top, and so does one of no run at all.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>When the first key was looked at, in UTC; <see langword="null"/> without findings.</summary>
    public DateTimeOffset? ObservedFrom { get; init; }

    /// <summary>When the last key was looked at, in UTC.</summary>
    public DateTimeOffset? ObservedUntil { get; init; }

    /// <summary>What changed since the baseline; <see langword="null"/> when there was none to compare with.</summary>
    public IReadOnlyList<AuditChange>? Changes { get; init; }

    /// <summary>When the baseline was made, in UTC.</summary>
    public DateTimeOffset? BaselineAt { get; init; }

    /// <summary>How earlier runs came out; <see langword="null"/> when no history was read.</summary>
    public AuditHistory? EarlierRuns { get; init; }

    /// <summary>How the last runs came out, this one among them; <see langword="null"/> when no history was read.</summary>
    public AuditHistory? History => EarlierRuns?.With(AuditHistoryRun.Of(this));

    /// <summary>Makes a report of findings: folds what several machines say about the same key into one row, sorts, and compares with
    /// the baseline. What looks like a key in names and messages is masked. The order of the findings decides nothing, and a report
    /// of a report's findings has the same findings.</summary>
    /// <param name="findings">The findings of one or more runs.</param>
    /// <param name="version">The version of the module.</param>
    /// <param name="now">The time, in UTC.</param>
    /// <param name="baseline">What to compare with; <see langword="null"/> for nothing.</param>
    /// <param name="title">The heading; the usual one when <see langword="null"/>.</param>
    /// <param name="isComplete"><see langword="false"/> when it is known that a run was stopped, for example from the file that its
    /// findings come from; otherwise the findings tell.</param>
    /// <param name="history">How earlier runs came out; <see langword="null"/> for a report without a trend.</param>
    public static AuditReport Create(
        IEnumerable<Finding> findings, string version, DateTimeOffset now, Baseline? baseline = null, string? title = null, bool isComplete = true, AuditHistory? history = null)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var all = UnmadeChecks.Expand(findings).ToArray();
        var rows = HostFolding.Fold(all);
        rows = baseline?.Remember(rows) ?? rows;
        var shown = rows.SelectMany(row => row.Findings);
        Finding[] sorted = [.. (baseline?.Annotate(shown) ?? shown)
            .Order(FindingOrder.WorstFirst)
            .ThenBy(finding => finding.Host, StringComparer.OrdinalIgnoreCase)
            .ThenBy(finding => finding.RunId, StringComparer.Ordinal)
            .ThenBy(finding => finding.Fingerprint, StringComparer.Ordinal)];
        var subjects = rows.ConvertAll(row => row.Subject);
        KeyAudit[] keys = KeyAuditOrder.Sort(rows.Where(row => row.Subject.Scope is FindingScope.Key or FindingScope.Entry).Select(row => KeyAudit.Of(row.Findings)));
        return new AuditReport
        {
            Version = version,
            GeneratedAt = now,
            Title = KeyLikeText.Hide(title ?? DefaultTitle),
            Findings = sorted,
            Keys = keys,
            Hosts = Names(rows.SelectMany(row => row.Hosts)),
            Policies = Names(sorted.Select(finding => finding.Policy)),
            IsComplete = isComplete && RunCompletion.IsEveryRunComplete(all),
            ObservedFrom = subjects.Min(subject => (DateTimeOffset?)subject.ObservedAt),
            ObservedUntil = subjects.Max(subject => (DateTimeOffset?)subject.ObservedAt),
            Changes = baseline is null ? null : AuditComparison.Compare(baseline.Findings, sorted, isDifferenceComplete: isComplete),
            BaselineAt = baseline?.MadeAt,
            EarlierRuns = history,
        };
    }

    private static string[] Names(IEnumerable<string> names) =>
        [.. names.Order(StringComparer.Ordinal).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
}
