using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Json;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;
using static BinanceKeyTools.Tests.Reporting.SampleFindings;

namespace BinanceKeyTools.Tests.Reporting;

public sealed class AuditHistoryReaderTests : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly SampleFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_says_what_its_report_said()
    {
        Prop.ForAll(Any, Gen.Elements(true, false).ToArbitrary(), (findings, isCompared) =>
        {
            using var folder = new SampleFolder();
            var report = AuditReport.Create(findings, "1", Now, isCompared ? new Baseline([Finding(status: FindingStatus.Pass), End("x")], Now.AddDays(-1)) : null);
            folder.Add("a.json", report);
            var (history, problems) = AuditHistoryReader.Read(folder.Path);
            return problems.Count == 0 && Describe(history.Runs.Single()) == Describe(AuditHistoryRun.Of(report));
        }).Check(Samples.Config(100));
    }

    [Fact]
    public void A_file_without_numbers_is_counted()
    {
        Prop.ForAll(Any, findings =>
        {
            using var folder = new SampleFolder();
            var report = AuditReport.Create(findings, "1", Now, new Baseline([Finding(status: FindingStatus.Pass), End("x")], Now.AddDays(-1)));
            folder.Add("a.json", Changed(report, root => root.Remove("summary")));
            var (history, problems) = AuditHistoryReader.Read(folder.Path);
            return problems.Count == 0 && Describe(history.Runs.Single()) == Describe(AuditHistoryRun.Of(report));
        }).Check(Samples.Config(50));
    }

    public static TheoryData<string> OtherForms => new("reordered", "indented", "no changes", "other level", "severity missing", "negative");

    // None of these was written by the writer, and each is an audit result all the same.
    [Theory]
    [MemberData(nameof(OtherForms))]
    public void What_does_not_tell_at_its_beginning_is_counted(string form)
    {
        var report = Report(Finding(severity: FindingSeverity.Critical), Finding(check: "BKT1002", status: FindingStatus.Unknown), End());
        var document = Changed(report, root =>
        {
            var summary = root["summary"]!.AsObject();
            switch (form)
            {
                case "reordered":
                    root.Remove("summary");
                    root.Add("summary", summary);
                    break;
                case "no changes":
                    root["baselineAt"] = Now.AddDays(-1).ToString("O");
                    root["changes"] = new JsonArray();
                    break;
                case "other level":
                    summary["level"] = "17";
                    break;
                case "severity missing":
                    summary["failedBySeverity"]!.AsObject().Remove("High");
                    break;
                case "negative":
                    summary["keys"] = -1;
                    break;
            }
        }, form == "indented");
        _folder.Add("a.json", document);
        var (history, problems) = AuditHistoryReader.Read(_folder.Path);
        Assert.Empty(problems);
        var run = Assert.Single(history.Runs);
        Assert.Equal((AuditVerdictLevel.NotOK, 1, 1, 1), (run.Level, run.Keys, run.Critical, run.Unknown));
        Assert.Equal(form == "no changes" ? 0 : null, run.Changes);
    }

    [Fact]
    public void Folders_of_runs_are_read_and_no_deeper_ones()
    {
        _folder.Add("audit-20261118T060000Z/binance-key-audit.json", Of(0));
        _folder.Add("audit-20261119T060000Z/binance-key-audit.json", Of(1));
        _folder.Add("2.json", Of(2));
        _folder.Add("audit-20261119T060000Z/inner/3.json", Of(3));
        _folder.Add("audit-20261119T060000Z/report.html", "no"u8.ToArray());
        var (history, problems) = AuditHistoryReader.Read(_folder.Path);
        Assert.Empty(problems);
        Assert.Equal(["run 0", "run 1", "run 2"], history.Runs.Select(run => run.RunIds[0]));
    }

    [Fact]
    public void Several_files_of_a_run_count_once_and_its_report_speaks_for_it()
    {
        Finding[] findings = [Finding(severity: FindingSeverity.High, run: "run 1"), End("run 1")];
        var report = AuditReport.Create(findings, "1", Now.AddDays(1), new Baseline([Finding(status: FindingStatus.Pass, run: "run 0"), End("run 0")], Now));
        _folder.Add("audit-1/binance-key-audit.json", report);
        _folder.Add("latest.json", report);
        // What a baseline carries on of keys that the run did not see is no failure of the run.
        _folder.Add("baseline.json", AuditReport.Create([.. findings, Finding(Key("gone", fingerprint: "ffffffffffff"), run: "run 1")], "1", Now));
        var run = Assert.Single(AuditHistoryReader.Read(_folder.Path).History.Runs);
        Assert.Equal((1, 1, report.Changes!.Count), (run.Keys, run.High, run.Changes));
    }

    [Fact]
    public void Where_the_report_of_a_run_is_damaged_its_copy_is_read()
    {
        var whole = _folder.Add("latest.json", Of(1));
        _folder.Add("audit-1/a.json", File.ReadAllBytes(whole)[..^20]);
        var (history, problems) = AuditHistoryReader.Read(_folder.Path);
        Assert.Equal("run 1", Assert.Single(history.Runs).RunIds[0]);
        Assert.Contains("cut off", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_audit_result_is_named_and_left_out()
    {
        _folder.Add("good.json", Of(1));
        _folder.Add("mutes.json", "{ \"mutes\": [] }"u8.ToArray());
        _folder.Add("list.json", "[1, 2]"u8.ToArray());
        _folder.Add("empty.json", []);
        _folder.Add("utf16.json", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray());
        _folder.Add("newer.json", Changed(Of(2), root => root["version"] = 2));
        _folder.Add("wrong.json", Changed(Of(3), root => root["generatedAt"] = "yesterday"));
        _folder.Add("x/vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A.json", "{}"u8.ToArray());
        var (history, problems) = AuditHistoryReader.Read(_folder.Path);
        Assert.Equal("run 1", Assert.Single(history.Runs).RunIds[0]);
        Assert.Equal(7, problems.Count);
        Assert.Contains(problems, problem => problem.Contains("mutes.json", StringComparison.Ordinal) && problem.Contains("no audit result", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("newer version", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("UTF-16", StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.Contains("vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A", StringComparison.Ordinal));

        var sentence = AuditHistoryReader.Describe(problems)!;
        Assert.StartsWith("The trend leaves out 7 files that cannot be read as an audit result. ", sentence, StringComparison.Ordinal);
        Assert.EndsWith(" And 4 more.", sentence, StringComparison.Ordinal);
        Assert.Null(AuditHistoryReader.Describe([]));
    }

    // Every place at which a file can end: none is taken for a run with other numbers than the whole has.
    [Fact]
    public void A_report_of_another_format_is_no_audit_result_and_none_that_is_missing()
    {
        _folder.Add("a.json", Report(Finding(), End()));
        _folder.Add("a.ocsf.json", "[]"u8.ToArray());
        var (history, problems) = AuditHistoryReader.Read(_folder.Path);
        Assert.Single(history.Runs);
        Assert.Empty(problems);
    }

    [Fact]
    public void A_file_that_is_cut_off_is_left_out()
    {
        var whole = File.ReadAllBytes(_folder.Add("a.json", Report(Finding(severity: FindingSeverity.Critical), End())));
        var end = whole.AsSpan().LastIndexOf((byte)'}') + 1;
        for (var length = 0; length < end; length += length < end - 200 ? 37 : 1)
        {
            _folder.Add("a.json", whole[..length]);
            var (history, problems) = AuditHistoryReader.Read(_folder.Path);
            Assert.Empty(history.Runs);
            Assert.Single(problems);
        }
    }

    [Fact]
    public void The_newest_are_read_and_the_others_counted()
    {
        for (var day = 0; day < AuditHistory.MostRuns + 7; day++)
        {
            _folder.Add($"audit-{day}/a.json", Of(day));
        }

        var (history, problems) = AuditHistoryReader.Read(_folder.Path);
        Assert.Empty(problems);
        Assert.Equal(AuditHistory.MostRuns, history.Runs.Count);
        Assert.Equal(7, history.OlderCount);
        Assert.Equal("run 7", history.Runs[0].RunIds[0]);
    }

    [Fact]
    public void Of_large_files_the_beginning_is_read()
    {
        // A hundred files of more than a megabyte each would take seconds to count.
        var report = Report([.. Enumerable.Range(0, 3_000).Select(number => Finding(Key($"bot-{number}", fingerprint: $"{number:x12}"))), End()]);
        var text = Encoding.UTF8.GetString(File.ReadAllBytes(_folder.Add("audit-0/a.json", report)));
        Assert.True(text.Length > 1_000_000);
        for (var number = 1; number < 100; number++)
        {
            _folder.Add($"audit-{number}/a.json", Encoding.UTF8.GetBytes(text.Replace("\"run-1\"", $"\"run-{number}x\"", StringComparison.Ordinal)));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var (history, problems) = AuditHistoryReader.Read(_folder.Path);
        Assert.Empty(problems);
        Assert.Equal(AuditHistory.MostRuns, history.Runs.Count);
        Assert.All(history.Runs, run => Assert.Equal(3_000, run.Keys));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void Many_machines_in_one_result_are_no_hindrance()
    {
        var findings = Enumerable.Range(0, 2_000).SelectMany(number => new[] { Finding(Key($"bot-{number}", host: $"web-{number}", fingerprint: $"{number:x12}"), run: $"run {number}"), End($"run {number}", $"web-{number}") });
        _folder.Add("a.json", Report([.. findings]));
        Assert.Equal((2_000, 2_000), (Assert.Single(AuditHistoryReader.Read(_folder.Path).History.Runs).Keys, AuditHistoryReader.Read(_folder.Path).History.Runs[0].RunIds.Count));
    }

    [Fact]
    public void An_empty_folder_has_no_run_and_a_missing_one_is_an_error()
    {
        var (history, problems) = AuditHistoryReader.Read(_folder.Path);
        Assert.Empty(history.Runs);
        Assert.Empty(problems);
        Assert.Throws<DirectoryNotFoundException>(() => AuditHistoryReader.Read(Path.Combine(_folder.Path, "no")));
    }

    private static AuditReport Of(int day) => AuditReport.Create([Finding(run: $"run {day}"), End($"run {day}")], "1", Now.AddDays(day));

    private static string Describe(AuditHistoryRun run) =>
        $"{run.At:O} {string.Join(',', run.RunIds)} {run.Level} {run.IsComplete} {run.Keys} {string.Join(',', run.Failed.OrderBy(pair => pair.Key))} {run.Unknown} {run.Changes}";

    private static byte[] Changed(AuditReport report, Action<JsonObject> change, bool indented = false)
    {
        using var output = new MemoryStream();
        new JsonReportWriter().Write(report, output);
        var root = JsonNode.Parse(output.ToArray())!.AsObject();
        change(root);
        return JsonSerializer.SerializeToUtf8Bytes(root, indented ? Indented : JsonSerializerOptions.Default);
    }
}
