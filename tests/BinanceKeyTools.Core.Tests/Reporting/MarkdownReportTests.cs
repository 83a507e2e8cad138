using System.Text;
using BinanceKeyTools.Audit;
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
        foreach (var line in Text(Report(HostileEverywhere())).Split('\n'))
        {
            var cells = line.StartsWith('|') ? line.Count(character => character == '|') : 0;
            Assert.True(width == 0 || cells == 0 || cells == width, line);
            width = cells;
        }
    }

    [Fact]
    public void No_hostile_name_is_markup()
    {
        var text = Text(Report(HostileEverywhere())).Replace("&#124;", "", StringComparison.Ordinal);
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
    public void The_verdict_comes_first_then_what_to_do_keys_deviations_and_mutes()
    {
        var lines = Text(Report([.. HostileEverywhere()])).Split('\n');
        Assert.StartsWith("# ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("> **Not OK: ", lines[2], StringComparison.Ordinal);
        Assert.Equal(
            ["## What to do first", "## Counts", "## Keys", "## Deviations from the standard checks", "## Mutes"],
            lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_stopped_run_is_said_at_the_top()
    {
        var lines = Text(Report(Finding(status: FindingStatus.Pass))).Split('\n');
        Assert.StartsWith("> **Undetermined: ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("> **Incomplete.**", lines[4], StringComparison.Ordinal);
        Assert.DoesNotContain("Incomplete", Text(Report(Finding(), End())), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_and_changes_are_shown()
    {
        var key = Key() with { Owner = "ops" };
        Finding[] now =
        [
            Finding(key, severity: FindingSeverity.Critical, run: "2"), Finding(key, "BKT1002", muted: true, run: "2"),
            .. Refused(Unanswered(Key("two", fingerprint: "ffffffffffff")), run: "2"), Entry(run: "2"), Vault(run: "2"), End("2"),
        ];
        var text = Text(AuditReport.Create(now, "1.2.3", Now, new Baseline([Finding(status: FindingStatus.Pass), End()], Now.AddDays(-1))));
        Assert.Contains("| Critical | 1 | 2 |", text, StringComparison.Ordinal);
        Assert.Contains("| High | 0 | 0 |", text, StringComparison.Ordinal);
        Assert.Contains("| All | 1 | 2 |", text, StringComparison.Ordinal);
        Assert.Contains("| Critical | FindingNew | Store/bot |", text, StringComparison.Ordinal);
        Assert.Contains("| Critical | Fail (New) | Store/bot | ops | BKT1001 Check1001 |", text, StringComparison.Ordinal);
        Assert.Contains("- 2 keys: 0 without a problem, 1 with failures, 1 undetermined", text, StringComparison.Ordinal);
        Assert.Contains("- Checks that could not be made: 4; that passed: 2", text, StringComparison.Ordinal);
        Assert.Contains("- No other secret was passed over\n", text, StringComparison.Ordinal);
        Assert.Contains("- Muted: 1", text, StringComparison.Ordinal);
        Assert.Contains("- Entries of vaults that could not be read as a key: 1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_unknown_is_said_in_words_with_what_was_last_known()
    {
        var key = Unanswered(Key()) with { LastKnown = new(Now.AddDays(-1), KeyPermission.Reading | KeyPermission.Withdrawals, KeyPermission.None, false) };
        var text = Text(Report([.. Refused(key, FindingStatus.Fail), Entry(), Vault("Locked", failed: true), End()]));
        Assert.Contains(
            "| Store/bot |  | web-1 | unknown | unknown | unknown | unknown; last known R·······W·· on 2026-11-19 | Critical Unknown: BKT1704 |", text, StringComparison.Ordinal);
        Assert.Contains("| entry Store/old |  | web-1 | not read as a key |  |  |  | Critical Unknown: BKT1610 |", text, StringComparison.Ordinal);
        Assert.Contains("| Medium | Unknown | vault Locked |", text, StringComparison.Ordinal);
        Assert.Contains("Last known on 2026-11-13: 3 failures \\(BKT1001, BKT1002, BKT1003\\).", text, StringComparison.Ordinal);
        Assert.Contains("- Vaults that could not be read: 1 of 1", text, StringComparison.Ordinal);
        Assert.Contains("passed over in the vaults that could be read", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_that_were_passed_over_are_counted()
    {
        var vault = Finding(Key(AuditedKey.Everything, "Store", fingerprint: null) with { Scope = FindingScope.Vault }, "BKT1912", FindingStatus.Pass, evidence: ["other secrets: 4"]);
        Assert.Contains("- 4 other secrets were passed over:", Text(Report(Finding(), vault, End())), StringComparison.Ordinal);
    }

    [Fact]
    public void Deviations_and_mutes_are_listed()
    {
        var text = Text(Report(
            Finding(muted: true), Deviations(["not asked: Account", "limit: maxAgeDays is 9 instead of 90"]), End(),
            Deviations(["not asked: Account"], "run-2", "web-2"), End("run-2", "web-2")));
        Assert.Contains("\n- not asked: Account (web-1, web-2)\n", text.Replace("\\", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("\n- limit: maxAgeDays is 9 instead of 90 (web-1)\n", text.Replace("\\", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("| High | Fail | Store/bot | BKT1001 Check1001 | Known. | ops | 2027-01-31 |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Deviations_that_nothing_tells_of_are_unknown_and_none_is_said()
    {
        Assert.Contains("## Deviations from the standard checks\n\nUnknown: no finding", Text(Report(Finding(), End())), StringComparison.Ordinal);
        Assert.Contains("## Deviations from the standard checks\n\nNone.", Text(Report(Finding(), Deviations(["deviations: 0"]), End())), StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_report_fits_an_issue()
    {
        var text = string.Concat(Enumerable.Repeat("many words ", 60));
        var findings = Enumerable.Range(0, 400).SelectMany(index => (Finding[])
        [
            Finding(Key($"{text}-{index}", fingerprint: $"{index:d12}") with { Owner = text }, message: text), Finding(Key($"{text}-{index}", fingerprint: $"{index:d12}"), "BKT1002", muted: true),
        ]);
        Finding[] now = [.. findings, Deviations([.. Enumerable.Range(0, 400).Select(index => $"{text} {index}")]), Vault(), End()];
        var report = AuditReport.Create(now, "1", Now, new Baseline([Vault(run: "0"), End("0")], Now.AddDays(-1)));
        var markdown = Text(report);
        Assert.InRange(markdown.Length, 40_000, 65_536);
        Assert.All(
            (string[])["changes", "problems", "rows", "deviations", "muted findings"],
            noun => Assert.Matches($"[0-9]+ more {noun} are left out here", markdown.Replace(",", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_large_report_fits_an_issue_and_says_what_is_left_out()
    {
        var findings = Enumerable.Range(0, 1000).Select(index => Finding(Key($"bot-{index:d4}", fingerprint: $"{index:d12}"))).Append(End());
        var text = Text(Report([.. findings]));
        Assert.InRange(text.Length, 10_000, 65_536);
        Assert.Contains("950 more problems are left out", text, StringComparison.Ordinal);
        Assert.Contains("800 more rows are left out", text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_is_singular()
    {
        var findings = Enumerable.Range(0, MarkdownReportWriter.MaxKeys + 1)
            .Select(index => Finding(Key($"bot-{index:d4}", fingerprint: $"{index:d12}"), status: index > MarkdownReportWriter.MaxProblems ? FindingStatus.Pass : FindingStatus.Fail));
        var text = Text(Report([.. findings, End()]));
        Assert.Contains("1 more problem is left out here", text, StringComparison.Ordinal);
        Assert.Contains("1 more row is left out here", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_a_report_too() => Assert.Contains("nothing", Text(Report()), StringComparison.Ordinal);

    internal static string Text(AuditReport report) => Encoding.UTF8.GetString(CsvReportTests.Write(new MarkdownReportWriter(), report));
}
