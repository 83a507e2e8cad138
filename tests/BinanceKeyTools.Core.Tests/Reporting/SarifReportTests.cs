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
    [InlineData(FindingSeverity.Critical, FindingStatus.Unknown, "error", "9.0")]
    [InlineData(FindingSeverity.Medium, FindingStatus.Unknown, "warning", "4.0")]
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
        Assert.Equal(report.Shown.Count(finding => finding.IsProblem), run.GetProperty("results").GetArrayLength());
        Assert.Equal(["BKT1001", "BKT1002"], run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
    }

    [Fact]
    public void A_rule_of_which_nothing_is_known_to_fail_does_not_say_that_it_fails()
    {
        var rule = Read(Report(Finding(status: FindingStatus.Unknown, title: "Undetermined: withdrawal permission"), End()))
            .GetProperty("tool").GetProperty("driver").GetProperty("rules")[0];
        Assert.DoesNotContain("Withdrawals are enabled", rule.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fingerprints_are_those_of_the_findings_and_stay_when_the_state_changes()
    {
        var failed = Fingerprints(Report(Finding(), End())).Single();
        Assert.Equal(FindingIdentity.Of("BKT1001", "Store", "bot"), failed);
        Assert.Equal(failed, Fingerprints(Report(Finding(status: FindingStatus.Unknown, run: "2"), End("2"))).Single());
        Assert.Equal(2, Fingerprints(Report(Finding(), Finding(Key(host: "web-2", fingerprint: "ffffffffffff")), End())).Distinct().Count());
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
    public void A_run_that_was_stopped_or_learnt_nothing_is_no_successful_execution_and_says_why()
    {
        foreach (var report in (AuditReport[])[Report(Finding()), Report(), Report(End()), Report(NothingAudited()), Report(NothingAudited(muted: true))])
        {
            var run = Read(report);
            var invocation = run.GetProperty("invocations")[0];
            Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
            Assert.Equal("error", invocation.GetProperty("toolExecutionNotifications")[0].GetProperty("level").GetString());
            Assert.Equal("error", run.GetProperty("results")[0].GetProperty("level").GetString());
        }

        Assert.True(Read(Report(Finding(), End())).GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
        Assert.True(Read(Report([.. Refused(Key()), Finding(Key("two")), End()])).GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
    }

    [Fact]
    public void What_is_unknown_is_worded_so_and_is_of_no_other_kind()
    {
        var run = Read(Report(Finding(status: FindingStatus.Unknown), End()));
        var result = run.GetProperty("results")[0];
        Assert.False(result.TryGetProperty("kind", out _));
        Assert.StartsWith("Store/bot: Title of BKT1001. BKT1001 is Unknown for bot.", result.GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);

        // Code scanning lists a result under the title of its rule. That of a failure would say what nobody knows.
        Assert.Equal("Undetermined: withdrawal permission", TitleOf(Report(Finding(status: FindingStatus.Unknown, title: "Undetermined: withdrawal permission"), End())));
        Assert.Equal("Withdrawals are enabled", TitleOf(Report(Finding(status: FindingStatus.Unknown), Finding(Key("two", fingerprint: "ffffffffffff")), End())));

        static string? TitleOf(AuditReport report) => Read(report).GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("shortDescription").GetProperty("text").GetString();
    }

    [Fact]
    public void Checks_that_could_not_be_made_are_one_result_and_what_failed_before_stays_open()
    {
        var results = Read(Report([.. Refused(Key()), End()])).GetProperty("results").EnumerateArray().ToList();
        Assert.Equal("BKT1704", Assert.Single(results).GetProperty("ruleId").GetString());
        Assert.Equal(3, results[0].GetProperty("properties").GetProperty("checks").GetInt32());

        var refused = Refused(Key(), FindingStatus.Pass).ToList();
        refused[0] = Refused(Key(), FindingStatus.Fail).First();
        results = [.. Read(Report([.. refused, End()])).GetProperty("results").EnumerateArray()];
        Assert.Equal(["BKT1704", "BKT1001"], results.Select(result => result.GetProperty("ruleId").GetString()));
        Assert.Equal(FindingIdentity.Of("BKT1001", "Store", "bot"), results[1].GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString());
        Assert.Contains("Last known: Fail on 2026-11-13.", results[1].GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Last known on 2026-11-13: 1 failure (BKT1001).", results[0].GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.All(results, result => Assert.Equal("Fail", result.GetProperty("properties").GetProperty("lastStatus").GetString()));
        Assert.True(results[1].GetProperty("properties").TryGetProperty("partOf", out _));
    }

    [Fact]
    public void Entries_vaults_hosts_and_runs_have_a_place()
    {
        var results = Read(Report(Entry(), Vault("Locked", failed: true), ExchangeHost(), NothingAudited())).GetProperty("results").EnumerateArray();
        Assert.Equal(
            ["entry Store/old", "host api.example.com", "run on web-1", "vault Locked"],
            results.Select(result => result.GetProperty("locations")[0].GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Two_causes_about_one_key_are_two_alerts()
    {
        Finding[] other = [.. new[] { "BKT1004", "BKT1005" }.Select(check => Finding(Key(), check, FindingStatus.Unknown, message: "Another cause."))];
        Assert.Equal(2, Fingerprints(Report([.. Refused(Key()), .. other, End()])).Distinct().Count());
        Assert.Contains(
            "none of them failed.",
            Read(Report([.. Refused(Key(), FindingStatus.Pass), End()])).GetProperty("results")[0].GetProperty("message").GetProperty("text").GetString(),
            StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Fingerprints(AuditReport report) =>
        Read(report).GetProperty("results").EnumerateArray().Select(result => result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString());

    internal static JsonElement Read(AuditReport report)
    {
        using var document = JsonDocument.Parse(CsvReportTests.Write(new SarifReportWriter(), report));
        return document.RootElement.GetProperty("runs")[0].Clone();
    }
}
