using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Causes;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Causes;

/// <summary>
/// Keeps <c>docs/causes</c> and the topic <c>about_BinanceErrors</c> in step with the causes. With the environment variable
/// UPDATE_DOCS=1 it writes them.
/// </summary>
public sealed class CausePageTests
{
    private const string IndexName = "README.md";

    private static string Topic => Path.Combine(FindRepository(), "module", "en-US", "about_BinanceErrors.help.txt");

    private static bool Updates => Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    [Fact]
    public void Pages_are_as_the_causes_say()
    {
        var folder = Path.Combine(FindRepository(), "docs", "causes");
        Dictionary<string, string> pages = CauseCatalogue.All.ToDictionary(cause => cause.Id + ".md", CausePage.Of, StringComparer.Ordinal);
        pages.Add(IndexName, CausePage.Index());
        if (Updates)
        {
            Write(folder, pages);
        }

        Assert.Equal(pages.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(pages, page => Assert.Equal(page.Value, File.ReadAllText(Path.Combine(folder, page.Key)).ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Topic_is_as_the_causes_say()
    {
        if (Updates)
        {
            File.WriteAllText(Topic, ErrorsTopic.Text());
        }

        Assert.Equal(ErrorsTopic.Text(), File.ReadAllText(Topic).ReplaceLineEndings("\n"));
    }

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
