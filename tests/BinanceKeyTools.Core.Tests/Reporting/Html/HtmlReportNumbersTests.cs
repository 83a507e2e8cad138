using System.Globalization;
using System.Xml.Linq;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Reporting.Html;

/// <summary>Every number that the page shows for the same thing is the same, and is the one that the report has counted.</summary>
public class HtmlReportNumbersTests
{
    private static readonly FindingSeverity[] Severities = Enum.GetValues<FindingSeverity>();

    // Findings about entries of vaults and hosts of the exchange.
    private static Arbitrary<Finding[]> Elsewhere { get; } =
        (from scope in Gen.Elements(FindingScope.Entry, FindingScope.Exchange)
         from name in Gen.Elements("bot", "half", "api.binance.com")
         from host in Gen.Elements("web-1", "db")
         from status in Gen.Elements(Enum.GetValues<FindingStatus>())
         from severity in Gen.Elements(Severities)
         from muted in Gen.Elements(true, false)
         let key = SampleFindings.Key(name, scope == FindingScope.Entry ? "Store" : null, host, fingerprint: null) with { Scope = scope }
         select SampleFindings.Finding(key, scope == FindingScope.Entry ? "BKT1610" : "BKT1903", scope == FindingScope.Entry ? FindingStatus.Unknown : status, severity, host + "a", muted))
        .ArrayOf().Resize(4).Select(findings => findings.DistinctBy(finding => (finding.Scope, finding.Host, finding.Name)).ToArray()).ToArbitrary();

    [Fact]
    public void EveryNumberForTheSameThingIsTheSame() => Prop.ForAll(SampleFindings.Any, Elsewhere, Gen.Elements(true, false).ToArbitrary(), (ofKeys, elsewhere, isCompared) =>
    {
        Finding[] findings = [.. ofKeys, .. elsewhere];
        var report = AuditReport.Create(
            findings,
            "1",
            SampleFindings.Now,
            isCompared ? new Baseline([SampleFindings.Finding(status: FindingStatus.Pass, run: "x"), SampleFindings.End("x")], SampleFindings.Now.AddDays(-1)) : null,
            history: new AuditHistory([AuditHistoryTests.Run(-1, "earlier")]));
        var page = HtmlPage.Of(report);
        var counts = report.Counts;
        All("keys", counts.Keys, Menu(page, "#keys"), Tile(page, "Keys"), page.KeyRows.Count(), Sum(page, "Keys by owner", 2), Sum(page, "Keys by account", 2), Fleet(page), Trend(page, 2));
        All("keys without a problem", counts.KeysPassed, page.KeyRows.Count(row => row.Attribute("data-w")!.Value == "0"), Fleet(page, "No problem"));
        All("keys unknown", counts.KeysUnknown, page.KeyRows.Count(row => Rank(row) is > 0 and var rank && rank % 2 == 0), Fleet(page, "Unknown"));
        All("failures", counts.FailedCount, Menu(page, "#failures"), Tile(page, "Failures"), Rows(page, 'f'), Sum(page, "Results of each check", 2), Trend(page, 3) + Trend(page, 4) + Trend(page, 5));
        All("unknowns", counts.UnknownCount, Menu(page, "#unknown"), Tile(page, "Unknown"), Rows(page, 'u'), Trend(page, 6));
        All("checks not made", counts.UnknownChecks, Sum(page, "Results of each check", 3), UnknownChecks(page));
        All("muted", counts.MutedCount, Number(page, "#muted"), Sum(page, "Results of each check", 4));
        All("passed", counts.PassedCount, Number(page, "#checks"), Sum(page, "Results of each check", 5), Listed(page, "Passed checks"));
        All("not applicable", report.Findings.Count(finding => finding.Status == FindingStatus.NotApplicable), Sum(page, "Results of each check", 6), Listed(page, "Checks that did not apply"));
        All("entries", counts.Entries, page.Root.Descendants("tr").Count(row => row.Attribute("id")?.Value.StartsWith('e') == true));
        All("changes", report.Changes?.Count ?? -1, Menu(page, "#changes") ?? -1, Tile(page, "Changes") ?? -1, Trend(page, 7) ?? -1, report.Changes is null ? -1 : page.Section("changes").Descendants("tbody").Elements("tr").Count());

        var problems = report.Shown.Where(finding => finding is { IsProblem: true, Scope: FindingScope.Key }).ToArray();
        All("failures of keys", problems.Count(finding => finding.Status == FindingStatus.Fail), page.KeyRows.Sum(row => Cell(row, 6)), Sum(page, "Keys by owner", 3), Sum(page, "Keys by account", 3));
        All("unknowns of keys", problems.Count(finding => finding.Status == FindingStatus.Unknown), page.KeyRows.Sum(row => Cell(row, 7)), Sum(page, "Keys by owner", 4), Sum(page, "Keys by account", 4));
        foreach (var severity in Severities)
        {
            All(severity.ToString(), counts.Failed[severity], Tile(page, "Failures", severity));
        }
    }).Check(Samples.Config(400));

    private static void All(string what, int expected, params int?[] shown) => Assert.True(Array.TrueForAll(shown, number => number == expected), $"{what}: {expected}, but {string.Join(", ", shown)}");

    private static int? Menu(HtmlPage page, string address) =>
        page.All("nav").Descendants("a").Single(link => link.Attribute("href")!.Value == address).Element("span") is { } number ? Parse(number.Value) : null;

    private static XElement TileOf(HtmlPage page, string name) =>
        page.Section("summary").Elements("dl").Elements("div").Single(tile => tile.Element("dt")!.Value == name).Element("dd")!;

    private static int? Tile(HtmlPage page, string name) => TileOf(page, name).Element("span")!.Value is var text && text == "–" ? null : Parse(text);

    private static int? Tile(HtmlPage page, string name, FindingSeverity severity) => TileOf(page, name).Elements("span").Last().Elements("span")
        .Where(part => part.Element("span")!.Attribute("class")!.Value == $"b s{(int)severity}")
        .Select(part => Parse(part.Nodes().OfType<XText>().Last().Value)).SingleOrDefault();

    // "Passed checks: 12. Muted: 3."
    private static int? Number(HtmlPage page, string address)
    {
        var link = page.Section("summary").Elements("p").Last().Elements("a").Single(link => link.Attribute("href")!.Value == address);
        return Parse(((XText)link.NextNode!).Value.Trim(':', ' ').Split('.')[0]);
    }

    private static int? Sum(HtmlPage page, string caption, int cell) => page.All("table").Where(table => table.Element("caption")!.Value.StartsWith(caption, StringComparison.Ordinal))
        .Elements("tbody").Elements("tr").Sum(row => Cell(row, cell));

    private static int Cell(XElement row, int cell) => Parse(row.Elements().ElementAt(cell).Value);

    private static int Rows(HtmlPage page, char mark) => page.All("tr").Count(row => row.Attribute("id")?.Value[0] == mark);

    private static int Rank(XElement row) => Parse(row.Attribute("data-w")!.Value);

    private static int Fleet(HtmlPage page, string? label = null) => page.All("div").Where(element => element.Attribute("class")?.Value == "fleet").Descendants("li")
        .Where(item => label is null || item.Element("span")!.Value == label)
        .Sum(item => Parse(item.Nodes().OfType<XText>().Last().Value));

    // The row of this report; a number that is the least that it can be counts as itself, and an unknown one as none.
    private static int? Trend(HtmlPage page, int cell)
    {
        var text = page.Table("Numbers of each run, oldest first").Elements("tr").Last().Elements().ElementAt(cell).Value;
        return text == "–" ? null : text == "?" ? 0 : Parse(text.TrimStart('≥', ' '));
    }

    private static int UnknownChecks(HtmlPage page) => page.Section("unknown").Elements("article").Sum(group => Parse(group.Element("details")!.Element("summary")!.Value.Split(": ")[1].Split(' ')[0]));

    private static int Listed(HtmlPage page, string caption) =>
        page.All("table").Where(table => table.Element("caption")!.Value == caption).Elements("tbody").Descendants("li").Count();

    private static int Parse(string text) => int.Parse(text, NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
}
