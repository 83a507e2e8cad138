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
        var report = Report(Hostile());
        var suites = Read(report);
        Assert.Equal(report.Findings.Count, suites.Descendants("testcase").Count());
        foreach (var element in suites.Elements("testsuite").Prepend(suites))
        {
            Assert.Equal(element.Descendants("testcase").Count(), Number(element, "tests"));
            Assert.Equal(element.Descendants("failure").Count(), Number(element, "failures"));
            Assert.Equal(element.Descendants("error").Count(), Number(element, "errors"));
            Assert.Equal(element.Descendants("skipped").Count(), Number(element, "skipped"));
        }

        Assert.Equal(report.Keys.Count + 2, suites.Elements("testsuite").Count());
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
        Assert.Equal("Incomplete", suites.Descendants("error").Single().Attribute("type")!.Value);
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

    private static XElement Read(AuditReport report)
    {
        using var stream = new MemoryStream(CsvReportTests.Write(new JUnitReportWriter(), report));
        return XDocument.Load(stream).Root!;
    }
}
