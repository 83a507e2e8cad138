using System.Xml.Linq;

namespace BinanceKeyTools.Tests.Reporting.Html;

/// <summary>What people with a screen reader or a keyboard rely on; a browser looks at it once more in <c>tests/report</c>.</summary>
public class HtmlReportStructureTests
{
    public static TheoryData<string> States => new("hostile", "empty", "stopped");

    [Theory]
    [MemberData(nameof(States))]
    public void HeadingsGoDownOneLevelAtATime(string state)
    {
        var page = Page(state);
        var levels = page.Root.Descendants().Where(element => element.Name.LocalName is ['h', >= '1' and <= '6']).Select(element => element.Name.LocalName[1] - '0').ToArray();

        Assert.Equal("en", page.Root.Attribute("lang")!.Value);
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, level => level == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void IdsAreUniqueAndEveryLinkHasItsTarget(string state)
    {
        var page = Page(state);
        var ids = page.Root.Descendants().Attributes("id").Select(id => id.Value).ToArray();

        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.Matches("^[a-z][a-z0-9-]*$", id));
        Assert.All(page.All("a"), link => Assert.Contains(link.Attribute("href")!.Value[1..], ids));
        Assert.All(page.Root.Descendants().Attributes("aria-labelledby"), label => Assert.Contains(label.Value, ids));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void TablesHaveCaptionsAndTheirHeadingsAScope(string state)
    {
        var page = Page(state);

        Assert.All(page.All("table"), table => Assert.Equal("caption", table.Elements().First().Name.LocalName));
        Assert.All(page.All("th"), heading => Assert.True(heading.Attribute("scope")?.Value is "col" or "row"));
        Assert.All(page.All("tbody").Elements("tr"), row => Assert.Single(row.Elements("th")));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void DrawingsHaveATextOrAreHidden(string state) => Assert.All(
        Page(state).All("svg"),
        drawing => Assert.True(drawing.Attribute("aria-hidden")?.Value == "true" || (drawing.Attribute("role")?.Value == "img" && drawing.Attribute("aria-label")?.Value.Length > 0)));

    [Theory]
    [MemberData(nameof(States))]
    public void WithoutScriptThereAreNoControls(string state)
    {
        var controls = Page(state).Root.Descendants().Where(element => element.Name.LocalName is "input" or "select" or "button" or "textarea");
        Assert.All(controls, control => Assert.Contains(control.Ancestors(), (XElement ancestor) => ancestor.Attribute("hidden") is not null));
    }

    private static HtmlPage Page(string state) => HtmlPage.Of(state switch
    {
        "hostile" => SampleFindings.Report(SampleFindings.Hostile()),
        "stopped" => SampleFindings.Report(SampleFindings.Finding()),
        _ => SampleFindings.Report(),
    });
}
