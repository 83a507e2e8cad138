using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Reporting.Html;

/// <summary>The first thing that the page says.</summary>
public class HtmlReportVerdictTests
{
    [Fact]
    public void GreenIsOnlyWhatIsKnownToBeGood() => Prop.ForAll(SampleFindings.Any, findings =>
    {
        var report = SampleFindings.Report(findings);
        var page = HtmlPage.Of(report);
        var isGreen = ClassOf(page) == "verdict ok";
        var isGood = report.IsComplete && report.Counts is { Keys: > 0, FailedCount: 0, UnknownCount: 0 };
        var saysSo = Numbers(page).Contains("every check was made", StringComparison.Ordinal);
        return isGreen == (report.Verdict.Level == AuditVerdictLevel.OK)
            && (isGood || !isGreen)
            && (!saysSo || (report.IsComplete && report.Findings.All(finding => finding.Status != FindingStatus.Unknown)));
    }).Check(Samples.Config(400));

    [Fact]
    public void WhatIsUnknownAndMutedIsNotSaidToBeKnown()
    {
        var page = HtmlPage.Of(SampleFindings.Report(
            SampleFindings.Finding(status: FindingStatus.Pass), SampleFindings.Finding(check: "BKT1002", status: FindingStatus.Unknown, muted: true), SampleFindings.End()));
        Assert.DoesNotContain("every check was made", Numbers(page), StringComparison.Ordinal);
        Assert.Contains("muted findings", page.TextOf("first"), StringComparison.Ordinal);
    }

    [Fact]
    public void TheVerdictIsTheFirstThingInThePage() => Prop.ForAll(SampleFindings.Any, findings =>
    {
        var report = SampleFindings.Report(findings);
        var main = HtmlPage.Of(report).All("main").Single();
        var said = main.Descendants("p").First();
        return said.Attribute("class")!.Value == "say" && Squeezed(said.Value).EndsWith(Squeezed(report.Verdict.Text), StringComparison.Ordinal);
    }).Check(Samples.Config(200));

    [Theory]
    [InlineData(FindingStatus.Fail, FindingSeverity.Critical, "verdict notok", "Not OK")]
    [InlineData(FindingStatus.Fail, FindingSeverity.High, "verdict notok", "Not OK")]
    [InlineData(FindingStatus.Fail, FindingSeverity.Medium, "verdict attention", "Attention")]
    [InlineData(FindingStatus.Unknown, FindingSeverity.Low, "verdict undetermined", "Undetermined")]
    [InlineData(FindingStatus.Pass, FindingSeverity.Critical, "verdict ok", "OK")]
    public void ItsLevelIsAWordAndNotOnlyAColour(FindingStatus status, FindingSeverity severity, string style, string word)
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(status: status, severity: severity), SampleFindings.End()));
        Assert.Equal(style, ClassOf(page));
        Assert.Equal(word, page.All("p").First(paragraph => paragraph.Attribute("class")?.Value == "say").Element("strong")!.Value);
    }

    [Fact]
    public void ItsSentenceIsTheReportsWord()
    {
        var report = SampleFindings.Report(SampleFindings.Finding(severity: FindingSeverity.Critical), SampleFindings.End());
        Assert.Equal(report.Verdict.Text, string.Concat(HtmlPage.Of(report).All("p").First(paragraph => paragraph.Attribute("class")?.Value == "say").Elements().Select(part => part.Value)));

        var attention = SampleFindings.Report(SampleFindings.Finding(severity: FindingSeverity.Low), SampleFindings.End());
        Assert.Equal($"Attention: {attention.Verdict.Text}", string.Concat(HtmlPage.Of(attention).All("p").First(paragraph => paragraph.Attribute("class")?.Value == "say").Elements().Select(part => part.Value)));
    }

    private static string ClassOf(HtmlPage page) => page.Section("summary").Elements("div").First().Attribute("class")!.Value;

    private static string Numbers(HtmlPage page) => page.TextOf("first") + page.TextOf("unknown") + HtmlPage.TextOf(page.Section("summary").Element("dl")!);

    private static string Squeezed(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
