using System.Globalization;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;

namespace BinanceKeyTools.Tests.Reporting.Html;

/// <summary>How the last runs came out.</summary>
public class HtmlReportTrendTests
{
    [Fact]
    public void WithoutHistoryThereIsNoTrend()
    {
        var page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Finding(), SampleFindings.End()));
        Assert.DoesNotContain("id=\"trend\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.All("a"), link => link.Attribute("href")!.Value == "#trend");
    }

    [Fact]
    public void TheFirstRunHasATrendOfOne()
    {
        var page = Page([]);
        Assert.Contains("This is the only run so far.", page.TextOf("trend"), StringComparison.Ordinal);
        Assert.Equal("2026-11-20 12:00 UTC this report Not OK 1 0 1 0 0 –", HtmlPage.TextOf(Assert.Single(page.Table("Numbers of each run, oldest first").Elements("tr"))));
    }

    [Fact]
    public void EachRunIsARowAndABar()
    {
        var page = Page([Run(-2, failed: (1, 2, 3)) with { Changes = 4 }, Run(-1) with { Level = AuditVerdictLevel.OK }]);
        Assert.Equal(
            ["2026-11-18 12:00 UTC Not OK 1 1 2 3 0 4", "2026-11-19 12:00 UTC OK 1 0 0 0 0 –", "2026-11-20 12:00 UTC this report Not OK 1 0 1 0 0 –"],
            page.Table("Numbers of each run, oldest first").Elements("tr").Select(HtmlPage.TextOf));
        Assert.Equal(["s5", "s4", "s3", "ok", "s4"], Bars(page).Select(bar => bar.Style));

        // Six failures are six times as high as one, and stand upon each other.
        Assert.Equal([100 / 6.0, 200 / 6.0, 50.0], Bars(page).Take(3).Select(bar => bar.Height), (expected, actual) => Math.Abs(expected - actual) < 0.02);
        Assert.Equal([83.33, 50, 0], Bars(page).Take(3).Select(bar => bar.Top));
    }

    [Fact]
    public void WhatIsUnknownIsNoZero()
    {
        var page = Page(
        [
            Run(-4, failed: (2, 0, 0)) with { Unknown = 3 },
            Run(-3) with { Level = AuditVerdictLevel.Undetermined, Unknown = 7 },
            Run(-2) with { Level = AuditVerdictLevel.Undetermined, Keys = 0 },
            Run(-1, failed: (1, 0, 0)) with { IsComplete = false },
        ]);
        Assert.Equal(
            ["Not OK 1 ≥ 2 ? ? 3 –", "Undetermined 1 ? ? ? 7 –", "Undetermined ? ? ? ? ? –", "Not OK stopped before its end ≥ 1 ≥ 1 ? ? ? –", "this report Not OK 1 0 1 0 0 –"],
            page.Table("Numbers of each run, oldest first").Elements("tr").Select(row => HtmlPage.TextOf(row)["2026-11-16 12:00 UTC ".Length..]));
        Assert.Equal(["s5", "u", "u", "u", "s5", "u", "s4"], Bars(page).Select(bar => bar.Style));
        Assert.All(Bars(page), bar => Assert.InRange(bar.Height, 1, 100));
    }

    [Fact]
    public void AGapIsSeenAsOne()
    {
        var page = Page([Run(-10), Run(-9), Run(-8), Run(-7), Run(-1)]);
        Assert.Contains("No run for 6 days", page.Table("Numbers of each run, oldest first").Elements("tr").Select(HtmlPage.TextOf));
        Assert.Equal(["ok", "ok", "ok", "ok", "gap", "ok", "s4"], Bars(page).Select(bar => bar.Style));
        Assert.Contains("No run, dashed line", page.TextOf("trend"), StringComparison.Ordinal);
    }

    [Fact]
    public void OlderRunsAreCounted()
    {
        var history = new AuditHistory(Enumerable.Range(-100, 90).Select(day => Run(day)));
        var page = HtmlPage.Of(AuditReport.Create([SampleFindings.Finding(), SampleFindings.End()], "1", SampleFindings.Now, history: history));
        Assert.Equal(AuditHistory.MostRuns, Bars(page).Count(bar => bar.Style != "gap"));
        Assert.Contains("31 older runs are left out.", page.TextOf("trend"), StringComparison.Ordinal);
    }

    private static HtmlPage Page(AuditHistoryRun[] runs) =>
        HtmlPage.Of(AuditReport.Create([SampleFindings.Finding(), SampleFindings.End()], "1", SampleFindings.Now, history: new AuditHistory(runs)));

    private static AuditHistoryRun Run(int day, (int Critical, int High, int Low) failed = default)
    {
        var run = AuditHistoryTests.Run(day, $"run {day}");
        return run with
        {
            Level = failed == default ? AuditVerdictLevel.OK : AuditVerdictLevel.NotOK,
            Failed = new Dictionary<FindingSeverity, int>(run.Failed)
            {
                [FindingSeverity.Critical] = failed.Critical,
                [FindingSeverity.High] = failed.High,
                [FindingSeverity.Low] = failed.Low,
            },
        };
    }

    private static (string Style, double Top, double Height)[] Bars(HtmlPage page) =>
    [
        .. page.Section("trend").Descendants("rect").Select(bar => (
            bar.Attribute("class")!.Value,
            Number(bar.Attribute("y")?.Value),
            Number(bar.Attribute("height")!.Value))),
    ];

    private static double Number(string? text) => text is null ? 0 : double.Parse(text, CultureInfo.InvariantCulture);
}
