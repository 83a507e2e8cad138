using System.Text.Json;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Sarif;
using static BinanceKeyTools.Tests.Reporting.SampleFindings;

namespace BinanceKeyTools.Tests.Reporting;

public class SarifReportTests
{
    [Theory]
    [InlineData(FindingSeverity.Critical, FindingStatus.Fail, "error", "9.0")]
    [InlineData(FindingSeverity.High, FindingStatus.Fail, "error", "7.0")]
    [InlineData(FindingSeverity.Medium, FindingStatus.Fail, "warning", "4.0")]
    [InlineData(FindingSeverity.Low, FindingStatus.Fail, "note", "2.0")]
    [InlineData(FindingSeverity.Informational, FindingStatus.Fail, "note", "0.0")]
    [InlineData(FindingSeverity.Critical, FindingStatus.Unknown, "warning", "9.0")]
    [InlineData(FindingSeverity.Medium, FindingStatus.Unknown, "note", "4.0")]
    public void Severities_have_a_level_and_a_number(FindingSeverity severity, FindingStatus status, string level, string number)
    {
        var run = Read(Report(Finding(severity: severity, status: status), End()));
        var result = run.GetProperty("results")[0];
        Assert.Equal(level, result.GetProperty("level").GetString());
        Assert.Equal(status.ToString(), result.GetProperty("properties").GetProperty("status").GetString());
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal(number, rule.GetProperty("properties").GetProperty("security-severity").GetString());
        Assert.Equal(result.GetProperty("ruleId").GetString(), rule.GetProperty("id").GetString());
    }

    [Fact]
    public void Only_unmuted_problems_are_results()
    {
        var report = Report(Hostile());
        var run = Read(report);
        Assert.Equal(report.Findings.Count(finding => finding.IsProblem), run.GetProperty("results").GetArrayLength());
        Assert.Equal(["BKT1001", "BKT1002"], run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
    }

    [Fact]
    public void A_rule_is_named_by_what_a_failure_means_whatever_its_results_are()
    {
        var rule = Read(Report(Finding(status: FindingStatus.Unknown, title: "Undetermined: withdrawal permission"), End()))
            .GetProperty("tool").GetProperty("driver").GetProperty("rules")[0];
        Assert.Equal("Withdrawals are enabled", rule.GetProperty("shortDescription").GetProperty("text").GetString());
        Assert.DoesNotContain("Undetermined", rule.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fingerprints_are_those_of_the_findings_and_stay_when_the_state_changes()
    {
        var failed = Fingerprints(Report(Finding(), End())).Single();
        Assert.Equal(FindingIdentity.Of("BKT1001", "Store", "bot"), failed);
        Assert.Equal(failed, Fingerprints(Report(Finding(status: FindingStatus.Unknown, run: "2"), End("2"))).Single());
        Assert.Equal(2, Fingerprints(Report(Finding(), Finding(Key(host: "web-2", fingerprint: "ffffffffffff")))).Distinct().Count());
    }

    [Fact]
    public void Results_stand_at_the_named_file_and_at_the_key()
    {
        using var stream = new MemoryStream();
        new SarifReportWriter("infra\\key list/binance.json").Write(Report(Finding(), End()), stream);
        using var document = JsonDocument.Parse(stream.ToArray());
        var location = document.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0];
        Assert.Equal("infra/key%20list/binance.json", location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("Store/bot", location.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString());
    }

    [Fact]
    public void Placeholders_and_links_in_names_are_escaped()
    {
        var message = Read(Report(Finding(Key("{0} [x](y) \\")), End())).GetProperty("results")[0].GetProperty("message").GetProperty("text").GetString();
        Assert.StartsWith("Store/{{0}} \\[x\\](y) \\\\: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stopped_run_is_no_successful_execution()
    {
        Assert.False(Read(Report(Finding())).GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
        Assert.True(Read(Report(Finding(), End())).GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
    }

    private static IEnumerable<string?> Fingerprints(AuditReport report) =>
        Read(report).GetProperty("results").EnumerateArray().Select(result => result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString());

    private static JsonElement Read(AuditReport report)
    {
        using var document = JsonDocument.Parse(CsvReportTests.Write(new SarifReportWriter(), report));
        return document.RootElement.GetProperty("runs")[0].Clone();
    }
}
