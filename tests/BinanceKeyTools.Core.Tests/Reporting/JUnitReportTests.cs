using System.Globalization;
using System.Xml.Linq;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.JUnit;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;
using static BinanceKeyTools.Tests.Reporting.SampleFindings;

namespace BinanceKeyTools.Tests.Reporting;

public class JUnitReportTests
{
    [Fact]
    public void Every_check_is_a_case_and_the_counts_are_right()
    {
        var report = Report(HostileEverywhere());
        var suites = Read(report);
        Assert.Equal(report.Shown.Count, suites.Descendants("testcase").Count());
        foreach (var element in suites.Elements("testsuite").Prepend(suites))
        {
            Assert.Equal(element.Descendants("testcase").Count(), Number(element, "tests"));
            Assert.Equal(element.Descendants("failure").Count(), Number(element, "failures"));
            Assert.Equal(element.Descendants("error").Count(), Number(element, "errors"));
            Assert.Equal(element.Descendants("skipped").Count(), Number(element, "skipped"));
        }

        Assert.Equal(report.Shown.Select(finding => finding.Subject).Distinct().Count(), suites.Elements("testsuite").Count());
    }

    [Fact]
    public void A_failure_fails_what_is_unknown_is_an_error_and_mutes_are_skipped_with_the_reason()
    {
        var suites = Read(Report(
            Finding(), Finding(check: "BKT1002", status: FindingStatus.Unknown), Finding(check: "BKT1003", muted: true),
            Finding(check: "BKT1004", status: FindingStatus.NotApplicable), Finding(check: "BKT1005", status: FindingStatus.Pass), End()));
        Assert.Equal("High", Case(suites, "BKT1001").Element("failure")!.Attribute("type")!.Value);
        Assert.Contains("Clear the checkbox.", Case(suites, "BKT1001").Element("failure")!.Value, StringComparison.Ordinal);
        Assert.Equal("Unknown", Case(suites, "BKT1002").Element("error")!.Attribute("type")!.Value);
        Assert.Contains("Known.", Case(suites, "BKT1003").Element("skipped")!.Attribute("message")!.Value, StringComparison.Ordinal);
        Assert.Contains("Not applicable", Case(suites, "BKT1004").Element("skipped")!.Attribute("message")!.Value, StringComparison.Ordinal);
        Assert.False(Case(suites, "BKT1005").HasElements);
    }

    [Fact]
    public void A_stopped_run_is_an_error()
    {
        var suites = Read(Report(Finding(status: FindingStatus.Pass)));
        Assert.Equal(1, Number(suites, "errors"));
        Assert.Contains("stopped before its end", suites.Descendants("error").Single().Attribute("message")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Checks_that_could_not_be_made_for_one_cause_are_one_error_that_names_them()
    {
        var error = Assert.Single(Read(Report([.. Refused(Unanswered(Key() with { Owner = "ops" }), FindingStatus.Fail), End()])).Descendants("error"));
        Assert.Equal("BKT1704 ChecksNotMade", error.Parent!.Attribute("name")!.Value);
        Assert.Equal("Unknown", error.Attribute("type")!.Value);
        Assert.StartsWith("3 checks could not be made: The exchange refused the key: -2015.", error.Attribute("message")!.Value, StringComparison.Ordinal);
        Assert.Contains("Severity: Critical, of the worst that it could hide", error.Value, StringComparison.Ordinal);
        Assert.Contains("Last known on 2026-11-13: 3 failures (BKT1001, BKT1002, BKT1003).", error.Value, StringComparison.Ordinal);
        Assert.Contains("Critical BKT1001 Check1001; High BKT1002", error.Value, StringComparison.Ordinal);
        Assert.Contains("Owner: ops", error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_vaults_hosts_and_runs_have_suites_of_their_own()
    {
        var suites = Read(Report(Finding(status: FindingStatus.Pass), Entry(), Vault("Locked", failed: true), ExchangeHost(), NothingAudited()));
        Assert.Equal(
            ["Store/bot", "entry Store/old", "host api.example.com", "run on web-1", "vault Locked"],
            suites.Elements("testsuite").Select(suite => suite.Attribute("name")!.Value).Order(StringComparer.Ordinal));
        Assert.Equal(3, Number(suites, "errors"));
        Assert.Equal(1, Number(suites, "failures"));
    }

    [Fact]
    public void No_two_cases_have_one_name()
    {
        // CI shows one of two cases of one name, and the other one fails unseen.
        var report = Report(
            [
                Finding(), Finding(Key(host: "web-2", fingerprint: "ffffffffffff"), status: FindingStatus.Pass),
                .. Refused(Key("two")), .. new[] { "BKT1004", "BKT1005" }.Select(check => Finding(Key("two"), check, FindingStatus.Unknown, message: "Another cause.")),
                .. new[] { "BKT1006", "BKT1007" }.Select(check => Finding(Key("two"), check, FindingStatus.Unknown, reason: FindingReason.AnswerIncomplete)),
                End("1"), End("2"), NothingAudited("3"),
            ]);
        var cases = Read(report).Descendants("testcase").Select(entry => $"{entry.Attribute("classname")!.Value}.{entry.Attribute("name")!.Value}").ToList();
        Assert.Equal(cases.Count, cases.Distinct().Count());
        Assert.Contains("BinanceKeyAudit.Store/bot on web-2.BKT1001 Check1001", cases);
    }

    [Fact]
    public void A_report_that_learnt_nothing_is_an_error()
    {
        Assert.Equal("Unknown", Read(Report(NothingAudited())).Descendants("error").Single().Attribute("type")!.Value);
        Assert.Single(Read(Report(End())).Descendants("error"));
        Assert.Single(Read(Report()).Descendants("error"));
    }

    [Fact]
    public void Any_text_makes_valid_xml()
    {
        Prop.ForAll(Samples.AnyText, text => Read(Report(Finding(Key(text)), End())).Descendants("testcase").Count() == 2).Check(Samples.Config(500));
        Assert.Equal("a\uFFFDb\uFFFD\uFFFD🔑", XmlText.Clean("a\0b\ud800\uFFFF🔑"));
    }

    private static XElement Case(XElement suites, string check) =>
        suites.Descendants("testcase").Single(element => element.Attribute("name")!.Value.StartsWith(check, StringComparison.Ordinal));

    private static int Number(XElement element, string name) => int.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    internal static XElement Read(AuditReport report)
    {
        using var stream = new MemoryStream(CsvReportTests.Write(new JUnitReportWriter(), report));
        return XDocument.Load(stream).Root!;
    }
}
