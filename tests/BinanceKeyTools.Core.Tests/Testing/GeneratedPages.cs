namespace BinanceKeyTools.Core.Tests.Testing;

/// <summary>Pages of the documentation that are made from data. With the environment variable UPDATE_DOCS=1 they are written, and always compared.</summary>
internal static class GeneratedPages
{
    private static bool AreUpdated => Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    /// <summary>Compares a folder, which holds these pages and nothing else.</summary>
    /// <param name="folder">The folder, from the root of the repository.</param>
    /// <param name="pages">The pages by their file names.</param>
    public static void AssertFolder(string folder, IReadOnlyDictionary<string, string> pages)
    {
        var path = PathOf(folder);
        if (AreUpdated)
        {
            Directory.CreateDirectory(path);
            foreach (var stale in Directory.GetFiles(path).Where(file => !pages.ContainsKey(Path.GetFileName(file))))
            {
                File.Delete(stale);
            }
        }

        Assert.All(pages, page => AssertFile(Path.Combine(folder, page.Key), page.Value));
        Assert.Equal(pages.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>Compares one file.</summary>
    /// <param name="file">The file, from the root of the repository.</param>
    /// <param name="text">What it is to hold.</param>
    public static void AssertFile(string file, string text)
    {
        if (AreUpdated)
        {
            File.WriteAllText(PathOf(file), text);
        }

        Assert.Equal(text, File.ReadAllText(PathOf(file)).ReplaceLineEndings("\n"));
    }

    /// <summary>The place of a file of the repository.</summary>
    /// <param name="file">The file, from the root.</param>
    public static string PathOf(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BinanceKeyTools.sln")))
            {
                return Path.Combine(folder.FullName, file);
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds BinanceKeyTools.sln.");
    }
}
