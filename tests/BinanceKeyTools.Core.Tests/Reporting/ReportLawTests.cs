using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;
using static BinanceKeyTools.Tests.Reporting.SampleFindings;

namespace BinanceKeyTools.Tests.Reporting;

/// <summary>What holds of every report whatever is in it: one place counts, unknown is worded as unknown, and an unknown never makes
/// anything look better.</summary>
public partial class ReportLawTests
{
    private static readonly FindingSeverity[] Severities = Enum.GetValues<FindingSeverity>();

    [Fact]
    public void The_samples_come_to_every_verdict()
    {
        HashSet<AuditVerdictLevel> levels = [];
        Prop.ForAll(Mixed, findings => { levels.Add(Report(findings).Verdict.Level); }).Check(Samples.Config(400));
        Assert.Equal(Enum.GetValues<AuditVerdictLevel>(), levels.Order());
    }

    [Fact]
    public void Json_counts_what_the_report_counts() => Holds(report =>
    {
        var counts = report.Counts;
        using var document = JsonDocument.Parse(JsonReportTests.Write(report));
        var summary = document.RootElement.GetProperty("summary");
        Assert.Equal(report.Verdict.Text, summary.GetProperty("verdict").GetString());
        Assert.Equal(
            [
                counts.Keys, counts.KeysPassed, counts.KeysFailed, counts.KeysUnknown, counts.KeysWithUnknown, counts.Entries, counts.OtherSecrets, counts.Vaults, counts.VaultsUnknown,
                counts.HostsUnknown, counts.FailedCount, counts.UnknownCount, counts.UnknownChecks, counts.PassedCount, counts.MutedCount,
            ],
            ((string[])
            [
                "keys", "keysPassed", "keysFailed", "keysUnknown", "keysWithUnknown", "entries", "otherSecrets", "vaults", "vaultsUnknown",
                "hostsUnknown", "failed", "unknown", "unknownChecks", "passed", "muted",
            ]).Select(name => summary.GetProperty(name).GetInt32()));
        Assert.All(Severities, severity => Assert.Equal(counts.Failed[severity], summary.GetProperty("failedBySeverity").GetProperty(severity.ToString()).GetInt32()));
        Assert.All(Severities, severity => Assert.Equal(counts.Unknown[severity], summary.GetProperty("unknownBySeverity").GetProperty(severity.ToString()).GetInt32()));
    });

    [Fact]
    public void Csv_has_the_rows_that_the_report_counts() => Holds(report =>
    {
        var gaps = ReportGaps.Of(report).Count;
        var rows = CsvReportTests.Rows(report).Skip(gaps).ToList();
        var open = rows.Where(row => row["Muted"] == "false").ToList();
        AssertBySeverity(report, open.Select(row => (row["Severity"], row["Status"])));
        Assert.Equal(report.Counts.UnknownChecks, open.Where(row => row["Status"] == "Unknown").Sum(row => Number(row["CheckCount"])));
        Assert.Equal(report.Counts.MutedCount, rows.Where(row => row is { } cells && cells["Muted"] == "true" && cells["Status"] is "Fail" or "Unknown").Sum(row => Number(row["CheckCount"])));
        Assert.Equal(report.Counts.PassedCount, rows.Count(row => row["Status"] == "Pass"));
    });

    [Fact]
    public void Markdown_counts_what_the_report_counts() => Holds(report =>
    {
        var counts = report.Counts;
        var text = MarkdownReportTests.Text(report);
        Assert.All(Severities, severity => Assert.Contains($"\n| {severity} | {counts.Failed[severity]} | {counts.Unknown[severity]} |\n", text, StringComparison.Ordinal));
        Assert.Contains($"\n| All | {counts.FailedCount} | {counts.UnknownCount} |\n", text, StringComparison.Ordinal);
        Assert.Contains($": {counts.KeysPassed} without a problem, {counts.KeysFailed} with failures, {counts.KeysUnknown} undetermined\n", text, StringComparison.Ordinal);
        Assert.Contains($"- Keys with checks that could not be made: {counts.KeysWithUnknown}\n", text, StringComparison.Ordinal);
        Assert.Contains($"- Checks that could not be made: {counts.UnknownChecks}; that passed: {counts.PassedCount}\n", text, StringComparison.Ordinal);
        Assert.Contains($"- Muted: {counts.MutedCount}\n", text, StringComparison.Ordinal);
        Assert.Contains($"- Vaults that could not be read: {counts.VaultsUnknown} of {counts.Vaults}\n", text, StringComparison.Ordinal);
        Assert.Contains($"- Hosts of the exchange that did not answer every question: {counts.HostsUnknown}\n", text, StringComparison.Ordinal);
        Assert.Contains($"- Entries of vaults that could not be read as a key: {counts.Entries}\n", text, StringComparison.Ordinal);
        Assert.Contains($"- {(counts.OtherSecrets == 0 ? "No" : counts.OtherSecrets)} other secret{(counts.OtherSecrets < 2 ? " was" : "s were")} passed over", text, StringComparison.Ordinal);
        Assert.Equal(counts.Keys, Rows(text, "Keys").Count(row => !row.StartsWith("| entry ", StringComparison.Ordinal)));
        Assert.Equal(counts.FailedCount + counts.UnknownCount, Rows(text, "What to do first").Count);
    });

    [Fact]
    public void Sarif_has_the_results_that_the_report_counts() => Holds(report =>
    {
        var gaps = ReportGaps.Of(report).Count;
        var results = Results(report).Skip(gaps).Where(result => !result.GetProperty("properties").TryGetProperty("partOf", out _)).Select(result => result.GetProperty("properties")).ToList();
        AssertBySeverity(report, results.Select(result => (result.GetProperty("severity").GetString()!, result.GetProperty("status").GetString()!)));
        Assert.Equal(report.Counts.UnknownChecks, results.Where(result => result.GetProperty("status").GetString() == "Unknown").Sum(result => result.GetProperty("checks").GetInt32()));
    });

    [Fact]
    public void JUnit_has_the_cases_that_the_report_counts() => Holds(report =>
    {
        var gaps = ReportGaps.Of(report).Count;
        var suites = JUnitReportTests.Read(report);
        Assert.Equal(report.Counts.FailedCount, Number(suites.Attribute("failures")!.Value));
        Assert.Equal(report.Counts.UnknownCount + gaps, Number(suites.Attribute("errors")!.Value));
        Assert.Equal(report.Shown.Count + gaps, Number(suites.Attribute("tests")!.Value));
        Assert.Equal(report.Counts.PassedCount, suites.Descendants("testcase").Count(entry => !entry.HasElements));
        Assert.All(Severities, severity => Assert.Equal(report.Counts.Failed[severity], suites.Descendants("failure").Count(failure => failure.Attribute("type")!.Value == severity.ToString())));
    });

    [Fact]
    public void Metrics_count_what_the_report_counts() => Holds(report =>
    {
        var counts = report.Counts;
        var metrics = OpenMetricsReportTests.Read(report);
        Assert.All(Severities, severity => Assert.Equal(counts.Failed[severity], metrics["findings", severity.ToString().ToLowerInvariant(), "fail"]));
        Assert.All(Severities, severity => Assert.Equal(counts.Unknown[severity], metrics["findings", severity.ToString().ToLowerInvariant(), "unknown"]));
        Assert.Equal((counts.KeysFailed, counts.KeysUnknown, counts.KeysPassed), (metrics["keys", "fail"], metrics["keys", "unknown"], metrics["keys", "none"]));
        Assert.Equal(
            [counts.KeysWithUnknown, counts.UnknownChecks, counts.PassedCount, counts.MutedCount, counts.Vaults, counts.VaultsUnknown, counts.HostsUnknown, counts.Entries, counts.OtherSecrets],
            ((string[])["keys_with_unknown", "unknown_checks", "passed_checks", "muted", "vaults", "vaults_unknown", "hosts_unknown", "entries", "other_secrets"]).Select(name => (int)metrics[name]));
        Assert.Equal((counts.Keys, counts.Entries, counts.Vaults), (metrics.All("key_info").Count(), metrics.All("entry_unknown").Count(), metrics.All("vault_unknown").Count()));
        Assert.Equal((counts.VaultsUnknown, counts.HostsUnknown), (metrics.All("vault_unknown").Sum(), metrics.All("host_unknown").Sum()));
        Assert.Equal(counts.KeysWithUnknown, metrics.All("key_unknown_checks").Count(value => value > 0));
        Assert.Equal(counts.KeysPassed, metrics.All("key_worst_severity").Count(value => value == 0));
    });

    [Fact]
    public void Ocsf_has_the_findings_that_the_report_counts() => Holds(report =>
    {
        var gaps = ReportGaps.Of(report).Count;
        var findings = OcsfReportTests.Read(report).Skip(gaps).ToList();
        var alerts = findings.Where(finding => finding.GetProperty("is_alert").GetBoolean()).ToList();
        AssertBySeverity(report, alerts.Select(finding => (finding.GetProperty("severity").GetString()!, finding.GetProperty("status_code").GetString() == "FAIL" ? "Fail" : "Unknown")));
        Assert.Equal(
            report.Counts.UnknownChecks,
            alerts.Where(finding => finding.GetProperty("status_code").GetString() == "MANUAL").Sum(finding => finding.GetProperty("unmapped").GetProperty("check_count").GetInt32()));
        Assert.Equal(
            report.Counts.MutedCount,
            findings.Where(finding => finding.GetProperty("status").GetString() == "Suppressed").Sum(finding => finding.GetProperty("unmapped").GetProperty("check_count").GetInt32()));
        Assert.Equal(report.Counts.PassedCount, findings.Count(finding => finding.GetProperty("status_code").GetString() == "PASS"));
    });

    [Fact]
    public void No_format_says_good_of_what_is_not() => Holds(report =>
    {
        var isGood = report.Verdict.Level == AuditVerdictLevel.OK;
        Assert.Equal(isGood, MarkdownReportTests.Text(report).Contains("> **OK", StringComparison.Ordinal));
        Assert.Equal(isGood, OpenMetricsReportTests.Read(report)["verdict", "OK"] == 1);
        Assert.Equal(isGood, !CsvReportTests.Rows(report).Exists(row => row["Status"] is "Fail" or "Unknown" && row["Muted"] == "false"));
        Assert.Equal(isGood, Results(report).Count == 0);
        Assert.Equal(isGood, !JUnitReportTests.Read(report).Descendants().Any(element => element.Name.LocalName is "failure" or "error"));
        Assert.Equal(isGood, !OcsfReportTests.Read(report).Exists(finding => finding.GetProperty("is_alert").GetBoolean()));
        using var document = JsonDocument.Parse(JsonReportTests.Write(report));
        Assert.Equal(isGood, document.RootElement.GetProperty("summary").GetProperty("level").GetString() == "OK");
    });

    [Fact]
    public void No_format_words_an_unknown_as_a_pass() => Holds(report =>
    {
        var unknown = report.Shown.Where(finding => finding.Status == FindingStatus.Unknown).ToList();
        var rows = CsvReportTests.Rows(report).ToLookup(row => row["Id"]);
        Assert.All(unknown, finding => Assert.Contains(rows[finding.Id], row => row["Status"] == "Unknown"));
        Assert.Equal(unknown.Count + ReportGaps.Of(report).Count, OcsfReportTests.Read(report).Count(finding => finding.GetProperty("status_code").GetString() == "MANUAL"));

        var cases = JUnitReportTests.Read(report).Descendants("testcase").ToList();
        Assert.Equal(report.Shown.Count(finding => finding.Status == FindingStatus.Pass), cases.Count(entry => !entry.HasElements));
        Assert.Equal(unknown.Count(finding => !finding.Muted) + ReportGaps.Of(report).Count, cases.Count(entry => entry.Element("error") is not null));

        var metrics = OpenMetricsReportTests.Read(report);
        var keys = report.Keys.Where(row => row.Scope == FindingScope.Key).ToList();
        Assert.Equal(keys.Sum(row => PermissionField.All.Count(field => row.Subject.UnknownPermission.HasFlag(field.Permission))), metrics.All("key_permission").Count(value => value == -1));
        Assert.Equal(keys.Count(row => row.Subject.IPRestricted is null), metrics.All("key_ip_restricted").Count(value => value == -1));
        Assert.Equal(keys.Count(row => row.Age is null), metrics.All("key_age_unknown").Count(value => value == 1));
        Assert.Equal(keys.Count(row => row.Age is not null), metrics.All("key_age_seconds").Count());

        var markdown = Rows(MarkdownReportTests.Text(report), "Keys").Where(row => !row.StartsWith("| entry ", StringComparison.Ordinal)).Select(row => row.Split(" | ")).ToList();
        Assert.Equal(keys.Count(row => row.Age is null), markdown.Count(cells => cells[3] == "unknown"));
        Assert.Equal(keys.Count(row => row.Subject.IPRestricted is null), markdown.Count(cells => cells[5] == "unknown"));
        Assert.Equal(keys.Count(row => row.Subject.UnknownPermission == PermissionField.Every), markdown.Count(cells => cells[6].StartsWith("unknown", StringComparison.Ordinal)));
    });

    [Fact]
    public void An_unknown_makes_no_report_better()
    {
        var added = from severity in Gen.Elements(Severities)
                    from isOfNewKey in Gen.Elements(true, false)
                    from index in Gen.Choose(0, 1000)
                    from isShared in Gen.Elements(true, false)
                    select (severity, isOfNewKey, index, isShared);
        Prop.ForAll(Mixed, added.ToArbitrary(), (findings, unknown) =>
        {
            if (findings.Length == 0)
            {
                return true;
            }

            var other = findings[unknown.index % findings.Length];
            var subject = unknown.isOfNewKey || other.Scope != FindingScope.Key ? Unanswered(Key("added", "Added", other.Host, null)) with { ObservedAt = other.ObservedAt } : other.Subject;
            var more = Finding(subject, "BKT1004", FindingStatus.Unknown, unknown.severity, other.RunId, message: unknown.isShared ? "The exchange refused the key: -2015." : null);
            var (before, after) = (Badness(Report(findings)), Badness(Report([.. findings, more])));
            return before.Zip(after).All(pair => pair.First.Value <= pair.Second.Value ? true : throw new InvalidOperationException($"{pair.First.Key}: {pair.First.Value} > {pair.Second.Value}"));
        }).Check(Samples.Config(400));
    }

    // Numbers that are higher the worse a report looks, by what a reader of each format goes by.
    private static Dictionary<string, decimal> Badness(AuditReport report)
    {
        // What a report says of itself when it has no key is not comparable with what it says of keys.
        var gaps = ReportGaps.Of(report).Count;
        using var json = JsonDocument.Parse(JsonReportTests.Write(report));
        var summary = json.RootElement.GetProperty("summary");
        var markdown = MarkdownReportTests.Text(report);
        var open = CsvReportTests.Rows(report).Where(row => row["Muted"] == "false" && row["Status"] is "Fail" or "Unknown").ToList();
        var results = Results(report);
        var suites = JUnitReportTests.Read(report);
        var metrics = OpenMetricsReportTests.Read(report);
        var alerts = OcsfReportTests.Read(report).Where(finding => finding.GetProperty("is_alert").GetBoolean()).ToList();
        return new()
        {
            ["json level"] = (int)Enum.Parse<AuditVerdictLevel>(summary.GetProperty("level").GetString()!),
            ["json problems"] = summary.GetProperty("failed").GetInt32() + summary.GetProperty("unknownChecks").GetInt32(),
            ["markdown verdict"] = (int)LevelOf(Verdict().Match(markdown).Groups["text"].Value),
            ["csv problems"] = open.Sum(row => Number(row["CheckCount"])),
            ["csv worst"] = open.Skip(gaps).Select(row => (int)Enum.Parse<FindingSeverity>(row["Severity"])).DefaultIfEmpty().Max(),
            ["sarif failures"] = results.Sum(result => result.GetProperty("properties").GetProperty("checks").GetInt32()),
            ["sarif worst"] = results.Skip(gaps).Select(result => (int)Enum.Parse<FindingSeverity>(result.GetProperty("properties").GetProperty("severity").GetString()!)).DefaultIfEmpty().Max(),
            ["junit red"] = Number(suites.Attribute("failures")!.Value) + Number(suites.Attribute("errors")!.Value) > 0 ? 1 : 0,
            ["metrics verdict"] = (int)Enum.GetValues<AuditVerdictLevel>().Single(level => metrics["verdict", level.ToString()] == 1),
            ["metrics worst key"] = metrics.All("key_worst_severity").DefaultIfEmpty().Max(),
            ["metrics unknown"] = metrics["unknown_checks"],
            ["metrics failures"] = metrics.Samples.Where(sample => sample.Family.EndsWith("_findings", StringComparison.Ordinal) && sample.Labels["status"] == "fail").Sum(sample => sample.Value),
            ["ocsf alerts"] = alerts.Sum(finding => finding.GetProperty("unmapped").GetProperty("check_count").GetInt32()),
            ["ocsf worst"] = alerts.Skip(gaps).Select(finding => finding.GetProperty("severity_id").GetInt32()).DefaultIfEmpty().Max(),
        };
    }

    // Any findings; those of runs that all came to their end; and of these what may be good, with lesser failures and without.
    private static Arbitrary<Finding[]> Mixed { get; } =
        (from findings in AnyWithPast.Generator
         from mode in Gen.Choose(0, 3)
         let kept = findings.Where(finding => mode < 2 || !finding.IsProblem || (mode == 2 && finding is { Status: FindingStatus.Fail, Severity: < FindingSeverity.High }))
         let ends = mode == 0 ? [] : findings.Where(finding => finding.CheckId != Completed).DistinctBy(finding => finding.RunId).Select(finding => End(finding.RunId, finding.Host))
         select kept.Concat(ends).ToArray()).ToArbitrary();

    private static AuditVerdictLevel LevelOf(string verdict) =>
        verdict.StartsWith("Not OK", StringComparison.Ordinal) ? AuditVerdictLevel.NotOK
        : verdict.StartsWith("Undetermined", StringComparison.Ordinal) ? AuditVerdictLevel.Undetermined
        : verdict.StartsWith("No Critical", StringComparison.Ordinal) ? AuditVerdictLevel.Attention
        : verdict.StartsWith("OK", StringComparison.Ordinal) ? AuditVerdictLevel.OK
        : throw new FormatException(verdict);

    private static void Holds(Action<AuditReport> law)
    {
        Prop.ForAll(Mixed, findings => law(Report(findings))).Check(Samples.Config(400));
        law(Report(HostileEverywhere().Where(finding => finding.Name.All(char.IsLetter)).Append(End()).ToArray()));
        law(Report());
    }

    private static void AssertBySeverity(AuditReport report, IEnumerable<(string Severity, string Status)> problems)
    {
        var all = problems.ToList();
        Assert.All(Severities, severity => Assert.Equal(report.Counts.Failed[severity], all.Count(problem => problem == (severity.ToString(), "Fail"))));
        Assert.All(Severities, severity => Assert.Equal(report.Counts.Unknown[severity], all.Count(problem => problem == (severity.ToString(), "Unknown"))));
    }

    private static List<JsonElement> Results(AuditReport report) => [.. SarifReportTests.Read(report).GetProperty("results").EnumerateArray()];

    private static List<string> Rows(string markdown, string section)
    {
        var text = markdown[markdown.IndexOf($"\n## {section}\n", StringComparison.Ordinal)..];
        var end = text.IndexOf("\n## ", 1, StringComparison.Ordinal);
        return [.. (end < 0 ? text : text[..end]).Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\n> \*\*(?<text>[^\n]+)\*\*\n")]
    private static partial Regex Verdict();
}
