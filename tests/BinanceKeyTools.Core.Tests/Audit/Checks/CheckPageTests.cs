using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Core.Tests.Testing;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

/// <summary>Keeps <c>docs/checks</c> in step with the checks. With the environment variable UPDATE_DOCS=1 it writes the pages.</summary>
public sealed class CheckPageTests
{
    [Fact]
    public void Pages_are_as_the_checks_say() => GeneratedPages.AssertFolder(
        "docs/checks",
        CheckCatalogue.All.Select(check => (Name: check.Id + ".md", Text: CheckPage.Of(check)))
            .Append((Name: "README.md", Text: CheckPage.Index()))
            .ToDictionary(page => page.Name, page => page.Text, StringComparer.Ordinal));

    [Fact]
    public void Reference_of_each_check_is_its_page() =>
        Assert.All(CheckCatalogue.All, check => Assert.True(File.Exists(GeneratedPages.PathOf(check.Metadata.Reference)), check.Id));

    [Fact]
    public void Index_lists_every_check()
    {
        var index = CheckPage.Index();
        Assert.All(CheckCatalogue.All, check => Assert.Contains($"[{check.Id}]({check.Id}.md)", index, StringComparison.Ordinal));
    }
}
