using System.Text;
using System.Text.Json;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Ocsf;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;
using static BinanceKeyTools.Tests.Reporting.SampleFindings;

namespace BinanceKeyTools.Tests.Reporting;

public class OcsfReportTests
{
    [Fact]
    public void A_finding_is_a_detection_finding_of_the_schema()
    {
        var key = Key() with { Owner = "ops", Account = "main" };
        var finding = Read(Report(Finding(key, severity: FindingSeverity.Critical), End()))[0];
        Assert.Equal((1, "Create"), (finding.GetProperty("activity_id").GetInt32(), finding.GetProperty("activity_name").GetString()));
        Assert.Equal((2, 2004, 200401), (finding.GetProperty("category_uid").GetInt32(), finding.GetProperty("class_uid").GetInt32(), finding.GetProperty("type_uid").GetInt32()));
        Assert.Equal(Now.ToUnixTimeMilliseconds(), finding.GetProperty("time").GetInt64());
        Assert.Equal("2026-11-20T12:00:00.000Z", finding.GetProperty("time_dt").GetString());
        Assert.Equal((5, "Critical"), (finding.GetProperty("severity_id").GetInt32(), finding.GetProperty("severity").GetString()));
        Assert.Equal((1, "New", "FAIL"), Status(finding));
        Assert.True(finding.GetProperty("is_alert").GetBoolean());
        Assert.Equal("BKT1001", finding.GetProperty("metadata").GetProperty("event_code").GetString());
        Assert.Equal("1.5.0", finding.GetProperty("metadata").GetProperty("version").GetString());
        Assert.Equal(FindingIdentity.Of("BKT1001", "Store", "bot"), finding.GetProperty("finding_info").GetProperty("uid").GetString());
        Assert.Equal("Clear the checkbox. Command: Do-It 'bot'", finding.GetProperty("remediation").GetProperty("desc").GetString());
        Assert.StartsWith("https://", finding.GetProperty("remediation").GetProperty("references")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("main", finding.GetProperty("cloud").GetProperty("account").GetProperty("name").GetString());
        var resource = finding.GetProperty("resources")[0];
        Assert.Equal(("Store/bot", "Binance API key", "ops"), (resource.GetProperty("uid").GetString(), resource.GetProperty("type").GetString(), resource.GetProperty("owner").GetProperty("name").GetString()));
        Assert.Equal("Reading", resource.GetProperty("data").GetProperty("permissions")[0].GetString());
    }

    [Theory]
    [InlineData(FindingStatus.Pass, false, 1, "New", "PASS", false)]
    [InlineData(FindingStatus.Fail, false, 1, "New", "FAIL", true)]
    [InlineData(FindingStatus.Unknown, false, 1, "New", "MANUAL", true)]
    [InlineData(FindingStatus.Fail, true, 3, "Suppressed", "FAIL", false)]
    [InlineData(FindingStatus.Unknown, true, 3, "Suppressed", "MANUAL", false)]
    public void Each_status_has_a_code_and_what_is_muted_is_suppressed(FindingStatus status, bool muted, int id, string name, string code, bool isAlert)
    {
        var finding = Read(Report(Finding(status: status, muted: muted), End())).Single(finding => finding.GetProperty("metadata").GetProperty("event_code").GetString() == "BKT1001");
        Assert.Equal((id, name, code), Status(finding));
        Assert.Equal(isAlert, finding.GetProperty("is_alert").GetBoolean());
        Assert.Equal(status.ToString(), finding.GetProperty("unmapped").GetProperty("status").GetString());
    }

    [Fact]
    public void What_is_not_applicable_is_left_out() => Assert.Single(Read(Report(Finding(status: FindingStatus.NotApplicable), End())));

    [Fact]
    public void Checks_that_could_not_be_made_for_one_cause_are_one_finding_that_names_them()
    {
        var key = Unanswered(Key()) with { LastKnown = new(Now.AddDays(-1), KeyPermission.Withdrawals, KeyPermission.None, false) };
        var finding = Read(Report([.. Refused(key, FindingStatus.Fail), End()]))[0];
        Assert.Equal("MANUAL", finding.GetProperty("status_code").GetString());
        Assert.Equal(5, finding.GetProperty("severity_id").GetInt32());
        Assert.Contains("3 checks could not be made", finding.GetProperty("status_detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("Last known on 2026-11-13: 3 failures (BKT1001, BKT1002, BKT1003).", finding.GetProperty("status_detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, finding.GetProperty("unmapped").GetProperty("checks").GetArrayLength());
        var data = finding.GetProperty("resources")[0].GetProperty("data");
        Assert.Equal("unknown", data.GetProperty("ip_restriction").GetString());
        Assert.Equal(0, data.GetProperty("permissions").GetArrayLength());
        Assert.Equal(11, data.GetProperty("unknown_permissions").GetArrayLength());
        Assert.Equal("Withdrawals", data.GetProperty("last_permissions")[0].GetString());
        Assert.False(data.TryGetProperty("created_at", out _));
    }

    [Fact]
    public void What_is_no_key_has_a_type_of_its_own()
    {
        var findings = Read(Report(Entry(), Vault("Locked", failed: true), ExchangeHost(), NothingAudited()));
        Assert.Equal(
            ["Audit run", "Exchange host", "Vault", "Vault entry"],
            findings.Select(finding => finding.GetProperty("resources")[0].GetProperty("type").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_report_of_a_stopped_run_or_without_a_key_is_never_empty()
    {
        foreach (var report in (AuditReport[])[Report(), Report(Finding(status: FindingStatus.Pass)), Report(End())])
        {
            var gap = Read(report)[0];
            Assert.Equal(("BKT1901", "MANUAL", 5), (gap.GetProperty("metadata").GetProperty("event_code").GetString(), gap.GetProperty("status_code").GetString(), gap.GetProperty("severity_id").GetInt32()));
        }
    }

    [Fact]
    public void No_two_findings_have_one_identity()
    {
        Prop.ForAll(AnyWithPast, findings =>
        {
            var identities = Read(Report(findings)).Select(finding => finding.GetProperty("finding_info").GetProperty("uid").GetString()).ToList();
            return identities.Distinct().Count() == identities.Count;
        }).Check(Samples.Config(300));
    }

    [Fact]
    public void Any_text_makes_valid_json()
    {
        Prop.ForAll(Samples.AnyText, text => Read(Report(Finding(Key(text) with { Owner = text, Account = text, Label = text }, evidence: [text]), End())).Count == 2).Check(Samples.Config(300));
        Assert.NotEmpty(Read(Report(HostileEverywhere())));
    }

    [Fact]
    public void Each_finding_is_a_line()
    {
        var report = Report(HostileEverywhere());
        var lines = Encoding.UTF8.GetString(CsvReportTests.Write(new OcsfReportWriter(), report)).Split('\n');
        Assert.Equal("[", lines[0]);
        Assert.Equal("]", lines[^2]);
        Assert.All(lines[1..^2], line => JsonDocument.Parse(line.TrimEnd(',')).Dispose());
        Assert.Equal(report.Shown.Count(finding => finding.Status != FindingStatus.NotApplicable), lines.Length - 3);
    }

    [Fact]
    public void Many_findings_stay_small()
    {
        var findings = Enumerable.Range(0, 1000).Select(index => Finding(Key($"bot-{index:d4}", fingerprint: $"{index:d12}"))).Append(End());
        Assert.InRange(CsvReportTests.Write(new OcsfReportWriter(), Report([.. findings])).Length, 1_000_000, 2_500_000);
    }

    internal static List<JsonElement> Read(AuditReport report)
    {
        using var document = JsonDocument.Parse(CsvReportTests.Write(new OcsfReportWriter(), report));
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    private static (int Id, string? Name, string? Code) Status(JsonElement finding) =>
        (finding.GetProperty("status_id").GetInt32(), finding.GetProperty("status").GetString(), finding.GetProperty("status_code").GetString());
}
