using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Json;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;
using static BinanceKeyTools.Tests.Reporting.SampleFindings;

namespace BinanceKeyTools.Tests.Reporting;

public class JsonReportTests
{
    [Fact]
    public void Reading_gives_back_what_was_written()
    {
        Prop.ForAll(AnyWithPast, findings => RoundTrips(Report(findings))).Check(Samples.Config(300));
        Assert.True(RoundTrips(Report(HostileEverywhere())));
    }

    [Fact]
    public void Every_text_comes_back()
    {
        Prop.ForAll(Samples.AnyText, text =>
        {
            var key = Key(text) with { Label = text, Owner = text };
            return RoundTrips(new AuditReport
            {
                Version = text,
                GeneratedAt = Now,
                Findings = [Finding(key)],
                Keys = [],
                Hosts = [],
                Policies = [],
                IsComplete = true,
            });
        }).Check(Samples.Config(300));
    }

    [Fact]
    public void Header_changes_and_times_come_back()
    {
        var key = Key() with { CreatedAt = new(2020, 2, 29, 1, 2, 3, 4, TimeSpan.FromHours(5)), TradingExpiresAt = DateTimeOffset.MaxValue };
        Finding[] findings = [Finding(key, run: "2"), End("2")];
        var baseline = new Baseline([Finding(status: FindingStatus.Pass), End()], Now.AddDays(-1));
        var report = AuditReport.Create(findings, "1.2.3", Now.AddTicks(1), baseline, "My keys");
        var result = Read(report);
        Assert.Equal("1.2.3", result.ToolVersion);
        Assert.Equal("My keys", result.Title);
        Assert.Equal(Now.AddTicks(1), result.GeneratedAt);
        Assert.Equal(Now.AddDays(-1), result.BaselineAt);
        Assert.True(result.IsComplete);
        Assert.Equal(report.Changes, result.Changes);
        Assert.Equal(key.CreatedAt, result.Findings[0].CreatedAt);
        Assert.Equal(TimeSpan.FromHours(5), result.Findings[0].CreatedAt!.Value.Offset);
        Assert.Equal(DateTimeOffset.MaxValue, result.Findings[0].TradingExpiresAt);
        var both = Read(Report(Finding(), Finding(check: "BKT1002"))).Findings;
        Assert.Same(both[0].Subject, both[1].Subject);
    }

    [Fact]
    public void A_report_of_what_was_read_back_comes_to_the_same()
    {
        Prop.ForAll(AnyWithPast, findings =>
        {
            var report = Report(findings);
            var result = Read(report);
            var again = AuditReport.Create(result.Findings, "1.2.3", Now, isComplete: result.IsComplete);
            return Describe(again) == Describe(report) && Write(again).AsSpan().SequenceEqual(Write(report));
        }).Check(Samples.Config(300));
    }

    [Fact]
    public void What_was_last_known_comes_back()
    {
        var key = Unanswered(Key()) with { LastKnown = new(Now.AddDays(-3), KeyPermission.Withdrawals, KeyPermission.Futures, false) };
        var result = Read(Report([.. Refused(key, FindingStatus.Fail), End()]));
        Assert.Equal(3, result.Findings.Count(finding => finding is { Status: FindingStatus.Unknown, LastStatus: FindingStatus.Fail } && finding.LastKnownAt == Now.AddDays(-7)));
        Assert.All(result.Findings.Where(finding => finding.Scope == FindingScope.Key), finding => Assert.Equal(key.LastKnown, finding.Subject.LastKnown));
    }

    [Fact]
    public void The_checks_stand_by_themselves_and_the_summary_counts_their_causes()
    {
        using var document = JsonDocument.Parse(Write(Report([.. Refused(Key()), End()])));
        Assert.Equal(4, document.RootElement.GetProperty("findings").GetArrayLength());
        Assert.Equal(1, document.RootElement.GetProperty("summary").GetProperty("unknown").GetInt32());
        Assert.Equal(3, document.RootElement.GetProperty("summary").GetProperty("unknownChecks").GetInt32());
        Assert.Equal("Undetermined", document.RootElement.GetProperty("summary").GetProperty("level").GetString());
    }

    [Fact]
    public void Each_row_is_a_line()
    {
        var lines = Encoding.UTF8.GetString(Write(Report(Hostile()))).Split('\n');
        Assert.Equal(Report(Hostile()).Findings.Count, lines.Count(line => line.StartsWith("    {\"id\":\"", StringComparison.Ordinal) && line.Contains("\"subject\":", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_order_of_properties_is_free_and_unknown_ones_are_passed_over()
    {
        var report = Report(Hostile());
        var document = JsonNode.Parse(Write(report))!.AsObject();
        var turned = new JsonObject();
        foreach (var (name, value) in document.Reverse())
        {
            turned[name] = value!.DeepClone();
        }

        turned["ünknown"] = new JsonArray(1, new JsonObject { ["a"] = 1 });
        turned["findings"]![0]!["future"] = new JsonObject { ["b"] = "c" };
        var result = AuditResultReader.Read(Encoding.UTF8.GetBytes(turned.ToJsonString()), "file");
        Assert.Equal(report.Findings.Select(Describe), result.Findings.Select(Describe));
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        var bytes = Encoding.UTF8.GetPreamble().Concat(Write(Report(Finding(), End()))).ToArray();
        Assert.Equal(2, AuditResultReader.Read(new MemoryStream(bytes), "file").Findings.Count);
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused_with_a_line()
    {
        var bytes = Write(Report(Finding(), End()));
        for (var length = 0; length < bytes.Length - 2; length++)
        {
            var error = Assert.Throws<AuditResultException>(() => AuditResultReader.Read(bytes.AsMemory(0, length), "file.json"));
            Assert.Equal("AuditResultInvalid", error.ErrorId);
            Assert.InRange(error.Line, 1, bytes.Count(value => value == '\n') + 1);
            Assert.Contains("file.json, line", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_damage_throws_anything_else()
    {
        var bytes = Write(Report(Hostile()));
        Prop.ForAll(Gen.Choose(0, bytes.Length - 1).ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (index, value) =>
        {
            var damaged = bytes.ToArray();
            damaged[index] = (byte)value;
            try
            {
                AuditResultReader.Read(damaged, "file");
            }
            catch (AuditResultException)
            {
            }

            return true;
        }).Check(Samples.Config(2000));
    }

    [Theory]
    [InlineData("[]", "AuditResultInvalid", "$", "not an object")]
    [InlineData("{}", "AuditResultInvalid", "$.schema", "no audit result")]
    [InlineData("{\"schema\":\"other\"}", "AuditResultInvalid", "$.schema", "no audit result")]
    [InlineData("{\"schema\":\"binance-key-audit\",\"version\":2}", "AuditResultVersion", "$.version", "newer version")]
    [InlineData("{\"schema\":\"binance-key-audit\",\"version\":0}", "AuditResultInvalid", "$.version", "no such version")]
    [InlineData("{\"schema\":\"binance-key-audit\",\"version\":\"1\"}", "AuditResultInvalid", "$.version", "whole number")]
    [InlineData("{\"schema\":\"binance-key-audit\",\"version\":1}", "AuditResultInvalid", "$", "\"runs\" is missing")]
    [InlineData("{\"schema\":\"binance-key-audit\",\"schema\":1}", "AuditResultInvalid", "$.schema", "twice")]
    public void What_is_no_result_is_refused(string text, string errorId, string path, string problem)
    {
        var error = Assert.Throws<AuditResultException>(() => AuditResultReader.Read(Encoding.UTF8.GetBytes(text), "file"));
        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(path, error.JsonPath);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("severity", "\"Severe\"", "is none of Informational")]
    [InlineData("severity", "\"4\"", "is none of")]
    [InlineData("severity", "4", "a text is expected")]
    [InlineData("status", "null", "a text is expected")]
    [InlineData("subject", "9", "refers to has")]
    [InlineData("subject", "-1", "whole number")]
    [InlineData("check", "1.5", "whole number")]
    [InlineData("evidence", "\"x\"", "list of texts")]
    [InlineData("evidence", "[1]", "list of texts")]
    [InlineData("muted", "\"yes\"", "true or false")]
    [InlineData("muteExpires", "\"31.01.2026\"", "a date is expected")]
    [InlineData("message", "\"\\ud800\"", "not valid UTF-8")]
    public void A_wrong_value_is_refused_with_path_and_line(string property, string value, string problem)
    {
        var lines = Encoding.UTF8.GetString(Write(Report(Finding(muted: true), End()))).Split('\n');
        var index = Array.FindIndex(lines, line => line.Contains("\"subject\":", StringComparison.Ordinal));
        var row = JsonNode.Parse(lines[index].TrimEnd(','))!.AsObject();
        row.Remove(property);
        lines[index] = row.ToJsonString()[..^1] + $",\"{property}\":{value}}},";
        var error = Assert.Throws<AuditResultException>(() => AuditResultReader.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)), "file"));
        Assert.Equal($"$.findings[0].{property}", error.JsonPath);
        Assert.Equal(index + 1, error.Line);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf16_is_named()
    {
        var error = Assert.Throws<AuditResultException>(() => AuditResultReader.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray(), "file"));
        Assert.Contains("UTF-16", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_end_is_refused_before_it_fills_the_memory()
    {
        var error = Assert.Throws<AuditResultException>(() => AuditResultReader.Read(new EndlessStream(), "file"));
        Assert.Equal("AuditResultTooLarge", error.ErrorId);
    }

    [Fact]
    public void What_findings_share_stands_once()
    {
        string[] checks = [.. Enumerable.Range(1001, 40).Select(number => $"BKT{number}")];
        var findings = Enumerable.Range(0, 100).SelectMany(index => checks.Select(check => Finding(Key($"bot-{index}", fingerprint: $"{index:d12}"), check, FindingStatus.Pass))).ToArray();
        var bytes = Write(Report([.. findings, End()]));
        Assert.InRange(bytes.Length / findings.Length, 50, 200);
        using var document = JsonDocument.Parse(bytes);
        Assert.Equal(101, document.RootElement.GetProperty("subjects").GetArrayLength());
        Assert.Equal(41, document.RootElement.GetProperty("checks").GetArrayLength());
    }

    [Fact]
    public void Each_status_of_a_check_keeps_its_title()
    {
        Finding[] findings =
        [
            .. Enum.GetValues<FindingStatus>().Select(status =>
                Finding(Key($"bot-{status}", fingerprint: $"{(int)status:d12}"), status: status, title: CheckCatalogue.Find("BKT1001")!.Metadata.TitleOf(status))),
        ];
        var bytes = Write(Report([.. findings, End()]));
        using var document = JsonDocument.Parse(bytes);
        Assert.Equal(findings.Length + 1, document.RootElement.GetProperty("checks").GetArrayLength());
        Assert.All(
            AuditResultReader.Read(new MemoryStream(bytes), "file").Findings.Where(finding => finding.CheckId == "BKT1001"),
            finding => Assert.Equal(CheckCatalogue.Find("BKT1001")!.Metadata.TitleOf(finding.Status), finding.Title));
    }

    internal static byte[] Write(AuditReport report)
    {
        using var stream = new MemoryStream();
        new JsonReportWriter().Write(report, stream);
        return stream.ToArray();
    }

    private static AuditResult Read(AuditReport report) => AuditResultReader.Read(Write(report), "file");

    // What is read back has the same findings, comes to the same, and can be written again.
    private static bool RoundTrips(AuditReport report)
    {
        var result = Read(report);
        var again = new AuditReport
        {
            Version = result.ToolVersion,
            GeneratedAt = result.GeneratedAt,
            Findings = result.Findings,
            Keys = report.Keys,
            Hosts = report.Hosts,
            Policies = report.Policies,
            IsComplete = result.IsComplete,
            Changes = result.Changes,
            BaselineAt = result.BaselineAt,
        };
        return result.Findings.Select(Describe).SequenceEqual(report.Findings.Select(Describe)) && again.Verdict == report.Verdict && Write(again).AsSpan().SequenceEqual(Write(report));
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)' ');
            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
