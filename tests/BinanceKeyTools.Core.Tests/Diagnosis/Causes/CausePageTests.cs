using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Causes;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Causes;

/// <summary>
/// Keeps <c>docs/causes</c> and the topic <c>about_BinanceErrors</c> in step with the causes. With the environment variable
/// UPDATE_DOCS=1 it writes them.
/// </summary>
public sealed class CausePageTests
{
    [Fact]
    public void Pages_are_as_the_causes_say() => GeneratedPages.AssertFolder(
        "docs/causes",
        CauseCatalogue.All.Select(cause => (Name: cause.Id + ".md", Text: CausePage.Of(cause)))
            .Append((Name: "README.md", Text: CausePage.Index()))
            .ToDictionary(page => page.Name, page => page.Text, StringComparer.Ordinal));

    [Fact]
    public void Topic_is_as_the_causes_say() => GeneratedPages.AssertFile("module/en-US/about_BinanceErrors.help.txt", ErrorsTopic.Text());

    [Fact]
    public void Topic_names_every_cause_and_fits_a_narrow_window()
    {
        var lines = ErrorsTopic.Text().Split('\n');
        Assert.All(CauseCatalogue.All, cause => Assert.Contains($"        {cause.Id}", lines));
        Assert.All(lines, line => Assert.True(line.Length <= 80 && line == line.TrimEnd() && line.All(char.IsAscii), line));
    }

    [Fact]
    public void Every_class_has_a_title() =>
        Assert.Equal(Enum.GetValues<CauseClass>().Order(), CausePage.Groups.Select(group => group.Class).Order());
}
