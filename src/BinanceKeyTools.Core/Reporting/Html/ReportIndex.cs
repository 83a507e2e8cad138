using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>The findings of a report in the order and the groups in which the page shows them. Made once, in one pass.</summary>
internal sealed class ReportIndex
{
    /// <summary>Above this number, passed checks are counted but not listed.</summary>
    public const int MostListedPasses = 2_000;

    private readonly SortedDictionary<string, CheckTally> _tallies = new(StringComparer.Ordinal);
    private readonly Dictionary<(string? Vault, string Name, string? Fingerprint, FindingReason Reason, string Message, string Host), UnknownEntry> _unknowns = [];
    private readonly KeyLookup _lookup;

    /// <summary>Sorts out the findings of a report.</summary>
    public ReportIndex(AuditReport report)
    {
        Report = report;
        Rows = [.. report.Keys.Select((key, place) => new KeyRow(key, place + 1))];
        _lookup = new KeyLookup(Rows);
        PassCount = report.Findings.Count(finding => finding.Status == FindingStatus.Pass);

        var failures = new List<Finding>();
        foreach (var finding in report.Findings)
        {
            Add(finding, failures);
        }

        Failures = CheckGroup.Of(failures);
        General = [.. General.OrderByDescending(finding => finding.IsProblem)];
        GeneralFailures = CheckGroup.Of(General.Where(finding => finding.IsProblem && finding.Status == FindingStatus.Fail));
        Unknowns =
        [
            .. _unknowns.Values.GroupBy(entry => entry.Leading.Reason)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key)
                .Select(group => group.ToArray()),
        ];
        NumberProblems();
    }

    /// <summary>The report.</summary>
    public AuditReport Report { get; }

    /// <summary>The keys.</summary>
    public KeyRow[] Rows { get; }

    /// <summary>The failures of keys, without muted ones, by check.</summary>
    public CheckGroup[] Failures { get; }

    /// <summary>The failures of vaults and runs, without muted ones, by check.</summary>
    public CheckGroup[] GeneralFailures { get; }

    /// <summary>What could not be found out about keys, without what is muted, by reason.</summary>
    public UnknownEntry[][] Unknowns { get; }

    /// <summary>The muted problems of keys.</summary>
    public List<Finding> Muted { get; } = [];

    /// <summary>What was said about vaults and runs, problems first.</summary>
    public List<Finding> General { get; } = [];

    /// <summary>The checks that were made, by id.</summary>
    public IReadOnlyCollection<CheckTally> Tallies => _tallies.Values;

    /// <summary>How many checks passed.</summary>
    public int PassCount { get; }

    /// <summary>Whether passed checks are listed one by one.</summary>
    public bool ListsPasses => PassCount <= MostListedPasses;

    /// <summary>How many checks failed, without muted ones.</summary>
    public int FailureCount => _tallies.Values.Sum(tally => tally.Failed);

    /// <summary>How many checks found no answer, without muted ones.</summary>
    public int UnknownCount => _tallies.Values.Sum(tally => tally.Unknown);

    /// <summary>How many problems are muted.</summary>
    public int MutedCount => _tallies.Values.Sum(tally => tally.Muted);

    /// <summary>How many failures there are of each severity, without muted ones; indexed by the severity's value.</summary>
    public int[] FailuresBySeverity { get; } = new int[(int)FindingSeverity.Critical + 1];

    /// <summary>The row of a finding's key, when the report has one.</summary>
    public KeyRow? RowOf(Finding finding) => _lookup.Find(finding);

    private void Add(Finding finding, List<Finding> failures)
    {
        if (!_tallies.TryGetValue(finding.CheckId, out var tally))
        {
            _tallies.Add(finding.CheckId, tally = new CheckTally(finding));
        }

        tally.Add(finding);
        if (finding.IsProblem && finding.Status == FindingStatus.Fail)
        {
            FailuresBySeverity[Math.Clamp((int)finding.Severity, 0, FailuresBySeverity.Length - 1)]++;
        }

        if (finding.Scope != FindingScope.Key)
        {
            General.Add(finding);
        }
        else if (finding.Status is FindingStatus.Pass or FindingStatus.NotApplicable)
        {
            if (ListsPasses && finding.Status == FindingStatus.Pass)
            {
                RowOf(finding)?.Passes.Add(finding);
            }
        }
        else if (finding.Muted)
        {
            Muted.Add(finding);
        }
        else if (finding.Status == FindingStatus.Fail)
        {
            failures.Add(finding);
        }
        else
        {
            AddUnknown(finding);
        }
    }

    private void AddUnknown(Finding finding)
    {
        var cause = (finding.Vault, finding.Name, finding.Fingerprint, finding.Reason, finding.Message, finding.Host);
        if (_unknowns.TryGetValue(cause, out var entry))
        {
            entry.Findings.Add(finding);
            return;
        }

        entry = new UnknownEntry(RowOf(finding), [finding]);
        _unknowns.Add(cause, entry);
        entry.Row?.Unknowns.Add(entry);
    }

    private void NumberProblems()
    {
        var number = 1;
        foreach (var group in Failures)
        {
            group.FirstNumber = number;
            foreach (var finding in group.Findings)
            {
                RowOf(finding)?.Failures.Add((finding, number));
                number++;
            }
        }

        number = 0;
        foreach (var entry in Unknowns.SelectMany(group => group))
        {
            entry.Number = ++number;
        }
    }
}
