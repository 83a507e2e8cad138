namespace BinanceKeyTools.Sandbox.Tests.Fleets;

/// <summary>Finds files of the repository from the directory that the tests run in.</summary>
internal static class RepositoryFile
{
    public static string Find(string path)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var candidate = Path.Combine(directory.FullName, path);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new FileNotFoundException($"'{path}' is in no directory above the tests.");
    }
}
