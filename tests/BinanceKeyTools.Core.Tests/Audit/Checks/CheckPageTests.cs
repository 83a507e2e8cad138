using BinanceKeyTools.Audit.Checks;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

/// <summary>Keeps <c>docs/checks</c> in step with the checks. With the environment variable UPDATE_DOCS=1 it writes the pages.</summary>
public sealed class CheckPageTests
{
    private const string IndexName = "README.md";

    [Fact]
    public void Pages_are_as_the_checks_say()
    {
        var folder = Path.Combine(FindRepository(), "docs", "checks");
        Dictionary<string, string> pages = CheckCatalogue.All.ToDictionary(check => check.Id + ".md", CheckPage.Of, StringComparer.Ordinal);
        pages.Add(IndexName, CheckPage.Index());
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            Write(folder, pages);
        }

        Assert.Equal(pages.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(pages, page => Assert.Equal(page.Value, File.ReadAllText(Path.Combine(folder, page.Key)).ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Reference_of_each_check_is_its_page() =>
        Assert.All(CheckCatalogue.All, check => Assert.True(File.Exists(Path.Combine(FindRepository(), check.Metadata.Reference)), check.Id));

    [Fact]
    public void Index_lists_every_check()
    {
        var index = CheckPage.Index();
        Assert.All(CheckCatalogue.All, check => Assert.Contains($"[{check.Id}]({check.Id}.md)", index, StringComparison.Ordinal));
    }

    private static void Write(string folder, Dictionary<string, string> pages)
    {
        Directory.CreateDirectory(folder);
        foreach (var stale in Directory.GetFiles(folder).Where(file => !pages.ContainsKey(Path.GetFileName(file))))
        {
            File.Delete(stale);
        }

        foreach (var (name, text) in pages)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BinanceKeyTools.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds BinanceKeyTools.sln.");
    }
}
