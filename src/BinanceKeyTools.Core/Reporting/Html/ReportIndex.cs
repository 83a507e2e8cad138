using System.Text.RegularExpressions;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>The findings of a report in the order and the groups in which the page shows them. Made once, in one pass. Numbers that the
/// report has counted are taken from there.</summary>
internal sealed partial class ReportIndex
{
    /// <summary>Above this number, passed checks are counted but not listed; the same of those that do not apply.</summary>
    public const int MostListedPasses = 2_000;

    private readonly SortedDictionary<string, CheckTally> _tallies = new(StringComparer.Ordinal);
    private readonly Dictionary<AuditedKey, KeyRow> _rows = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Vault, string Name), KeyRow> _rowsByName = [];
    private readonly Dictionary<Finding, Problem> _problems = new(ReferenceEqualityComparer.Instance);
    private readonly SortedDictionary<string, int> _checks = new(StringComparer.Ordinal);

    /// <summary>Sorts out the findings of a report.</summary>
    public ReportIndex(AuditReport report)
    {
        Report = report;
        Rows = RowsOf(report.Keys.Where(key => key.Scope != FindingScope.Entry));
        Entries = RowsOf(report.Keys.Where(key => key.Scope == FindingScope.Entry));
        ShowsVaults = Rows.Select(row => row.Key.Vault?.ToUpperInvariant()).Distinct().Skip(1).Any();
        foreach (var finding in report.Shown.Where(finding => finding.Status is FindingStatus.Fail or FindingStatus.Unknown))
        {
            if (finding.Muted)
            {
                Muted.Add(finding);
            }
            else
            {
                _problems.Add(finding, new Problem(finding));
            }
        }

        Failures = ProblemGroup.Of(_problems.Values.Where(problem => problem.Finding.Status == FindingStatus.Fail), finding => finding.CheckId);
        Unknowns = ProblemGroup.Of(_problems.Values.Where(problem => problem.Finding.Status == FindingStatus.Unknown), finding => finding.Reason.ToString());
        foreach (var problem in _problems.Values)
        {
            RowOf(problem.Finding)?.Problems.Add(problem);
        }

        Owners = KeyGroup.Of(Rows, key => key.Owner);
        Accounts = KeyGroup.Of(Rows, key => key.Account);
        foreach (var row in Rows.Concat(Entries))
        {
            row.Problems.Sort((one, other) => FindingOrder.WorstFirst.Compare(one.Finding, other.Finding));
        }

        Number(Owners, (row, number) => row.OwnerNumber = number);
        Number(Accounts, (row, number) => row.AccountNumber = number);
        foreach (var finding in report.Findings)
        {
            Tally(finding);
        }

        Deviations = DeviationSet.Of(report.Findings);
        NumberChecks();
    }

    /// <summary>The report.</summary>
    public AuditReport Report { get; }

    /// <summary>The keys.</summary>
    public KeyRow[] Rows { get; }

    /// <summary>The entries of vaults that could not be read as keys.</summary>
    public KeyRow[] Entries { get; }

    /// <summary>The keys by owner.</summary>
    public KeyGroup[] Owners { get; }

    /// <summary>The keys by account.</summary>
    public KeyGroup[] Accounts { get; }

    /// <summary>Whether the keys come from several vaults, so that each key needs the name of its own.</summary>
    public bool ShowsVaults { get; }

    /// <summary>The failures, without muted ones, by check.</summary>
    public ProblemGroup[] Failures { get; }

    /// <summary>What is unknown, without what is muted, by cause.</summary>
    public ProblemGroup[] Unknowns { get; }

    /// <summary>The muted problems.</summary>
    public List<Finding> Muted { get; } = [];

    /// <summary>Whether the runs came to their end and could make every check: what is unknown and muted is unknown all the same.</summary>
    public bool IsEveryCheckMade => Report is { IsComplete: true, Counts: { Keys: > 0, UnknownCount: 0 }, Verdict.Level: not AuditVerdictLevel.Undetermined }
        && !Muted.Exists(finding => finding.Status == FindingStatus.Unknown);

    /// <summary>The checks that were made, by id.</summary>
    public IReadOnlyCollection<CheckTally> Tallies => _tallies.Values;

    /// <summary>In what the runs deviate from the standard checks, a policy each.</summary>
    public DeviationSet[] Deviations { get; }

    /// <summary>In how many points the runs deviate.</summary>
    public int DeviationCount => Deviations.Sum(set => set.Lines.Count);

    /// <summary>The checks that the page explains, by id.</summary>
    public IEnumerable<CheckMetadata> Checks => _checks.Keys.Select(id => CheckCatalogue.Find(id)!.Metadata);

    /// <summary>How many checks did not apply.</summary>
    public int NotApplicableCount => _tallies.Values.Sum(tally => tally.NotApplicable);

    /// <summary>The row of a finding's key or entry, when the report has one.</summary>
    public KeyRow? RowOf(Finding finding) => finding.Scope is FindingScope.Key or FindingScope.Entry
        ? _rows.GetValueOrDefault(finding.Subject) ?? RowOf(finding.Vault, finding.Name)
        : null;

    /// <summary>The row of the key of that name, when the report has one.</summary>
    public KeyRow? RowOf(string? vault, string name) => _rowsByName.GetValueOrDefault(NameOf(vault, name));

    /// <summary>A finding's place among the failures or the unknowns; <see langword="null"/> when it is neither.</summary>
    public Problem? ProblemOf(Finding finding) => _problems.GetValueOrDefault(finding);

    /// <summary>The place of a check in the list of checks that the page explains; <see langword="null"/> when it does not.</summary>
    public int? NumberOfCheck(string id) => _checks.TryGetValue(id, out var number) ? number : null;

    /// <summary>The ids of checks that a text names.</summary>
    public static IEnumerable<string> ChecksIn(string text) => CheckId().Matches(text).Select(match => match.Value);

    private KeyRow[] RowsOf(IEnumerable<KeyAudit> keys)
    {
        KeyRow[] rows = [.. keys.Select((key, place) => new KeyRow(key, place + 1))];
        foreach (var row in rows)
        {
            _rows.TryAdd(row.Key.Subject, row);
            _rowsByName.TryAdd(NameOf(row.Key.Vault, row.Key.Name), row);
        }

        return rows;
    }

    private void Tally(Finding finding)
    {
        if (!_tallies.TryGetValue(finding.CheckId, out var tally))
        {
            _tallies.Add(finding.CheckId, tally = new CheckTally(finding));
        }

        tally.Add(finding);
    }

    private void NumberChecks()
    {
        string[] ids =
        [
            .. _tallies.Keys.Concat(Report.Shown.Where(finding => finding.Checks.Length > 0).Select(finding => finding.CheckId))
                .Concat(Deviations.SelectMany(set => set.Lines).SelectMany(ChecksIn))
                .Where(id => CheckCatalogue.Find(id)?.Id == id)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        for (var place = 0; place < ids.Length; place++)
        {
            _checks.Add(ids[place], place + 1);
        }
    }

    private static void Number(KeyGroup[] groups, Action<KeyRow, int> number)
    {
        foreach (var group in groups)
        {
            Array.ForEach(group.Rows, row => number(row, group.Number));
        }
    }

    // Vaults and secrets are named without regard to case.
    private static (string Vault, string Name) NameOf(string? vault, string name) => (vault?.ToUpperInvariant() ?? "", name.ToUpperInvariant());

    [GeneratedRegex("BKT[0-9]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex CheckId();
}
