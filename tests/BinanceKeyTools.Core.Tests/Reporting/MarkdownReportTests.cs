using System.Text;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Markdown;
using static BinanceKeyTools.Tests.Reporting.SampleFindings;

namespace BinanceKeyTools.Tests.Reporting;

public class MarkdownReportTests
{
    [Fact]
    public void Every_row_of_a_table_has_the_cells_of_its_head()
    {
        var width = 0;
        foreach (var line in Text(Report(Hostile())).Split('\n'))
        {
            var cells = line.StartsWith('|') ? line.Count(character => character == '|') : 0;
            Assert.True(width == 0 || cells == 0 || cells == width, line);
            width = cells;
        }
    }

    [Fact]
    public void No_hostile_name_is_markup()
    {
        var text = Text(Report(Hostile())).Replace("&#124;", "", StringComparison.Ordinal);
        Assert.DoesNotContain("<", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("[@#](?=[A-Za-z0-9])|:(?=//)", text);
        Assert.DoesNotMatch(@"(?<!\\)[`\[\]{}]", text);
        Assert.DoesNotMatch(@"[\u0000-\u0009\u000B-\u001F]", text);
    }

    [Theory]
    [InlineData("a|b", "a&#124;b")]
    [InlineData("<b>", "&lt;b&gt;")]
    [InlineData("@all #1", "\\@\u200Ball \\#\u200B1")]
    [InlineData("`x`", "\\`x\\`")]
    [InlineData("a\r\nb", "a  b")]
    [InlineData("&lt;", "&amp;lt;")]
    [InlineData("\\", "\\\\")]
    [InlineData("on: a-b. It's \"x\"", "on: a-b. It's \"x\"")]
    [InlineData("http://www.x.y :bug:", "http\\:\u200B//www\u200B.x.y \\:\u200Bbug:")]
    [InlineData("🔑\u2028x", "🔑 x")]
    public void A_text_shows_as_it_is(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Of(text));

    [Fact]
    public void A_stopped_run_is_said_at_the_top()
    {
        Assert.Contains("Incomplete", Text(Report(Finding())).Split('\n')[2], StringComparison.Ordinal);
        Assert.DoesNotContain("Incomplete", Text(Report(Finding(), End())), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_and_changes_are_shown()
    {
        Finding[] now = [Finding(severity: FindingSeverity.Critical, run: "2"), Finding(check: "BKT1002", muted: true, run: "2"), End("2")];
        var text = Text(AuditReport.Create(now, "1.2.3", Now, new Baseline([Finding(status: FindingStatus.Pass), End()], Now.AddDays(-1))));
        Assert.Contains("| Critical | 1 | 0 | 0 |", text, StringComparison.Ordinal);
        Assert.Contains("| High | 0 | 0 | 1 |", text, StringComparison.Ordinal);
        Assert.Contains("| Critical | FindingNew | Store/bot |", text, StringComparison.Ordinal);
        Assert.Contains("| Critical | Fail (New) | Store/bot |", text, StringComparison.Ordinal);
        Assert.Contains("1 key: 1 with problems", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_report_fits_an_issue_and_says_what_is_left_out()
    {
        var findings = Enumerable.Range(0, 1000).Select(index => Finding(Key($"bot-{index:d4}", fingerprint: $"{index:d12}"))).Append(End());
        var text = Text(Report([.. findings]));
        Assert.InRange(text.Length, 10_000, 65_536);
        Assert.Contains("950 more problems are left out", text, StringComparison.Ordinal);
        Assert.Contains("800 more keys are left out", text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_is_singular()
    {
        var findings = Enumerable.Range(0, MarkdownReportWriter.MaxKeys + 1)
            .Select(index => Finding(Key($"bot-{index:d4}", fingerprint: $"{index:d12}"), status: index > MarkdownReportWriter.MaxProblems ? FindingStatus.Pass : FindingStatus.Fail));
        var text = Text(Report([.. findings, End()]));
        Assert.Contains("1 more problem is left out here", text, StringComparison.Ordinal);
        Assert.Contains("1 more key is left out here", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_a_report_too() => Assert.Contains("nothing", Text(Report()), StringComparison.Ordinal);

    private static string Text(AuditReport report) => Encoding.UTF8.GetString(CsvReportTests.Write(new MarkdownReportWriter(), report));
}
