using System.Globalization;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Reporting.Ocsf;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Json;

/// <summary>
/// Reads how earlier audits came out from a folder of their Json reports, and from the folders in it: a scheduled audit makes one for each
/// run. Of most files only the beginning is read, since the numbers stand there; those that an earlier version wrote without are counted.
/// </summary>
public static class AuditHistoryReader
{
    private const string Pattern = "*.json";
    private const int MostNamed = 3;

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The history, and a sentence for each file and folder that is no audit result or cannot be read.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be read.</exception>
    public static (AuditHistory History, IReadOnlyList<string> Problems) Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        List<string> problems = [];
        List<(string Path, ResultHead Head)> heads = [];
        foreach (var path in FilesIn(folder, problems))
        {
            if (Try(path, ResultHead.Read, problems) is { } head)
            {
                heads.Add((path, head));
            }
        }

        // A run may be there more than once: its report, a copy of it as the newest one, and a baseline that was made of it, which can hold
        // more than the run found out. The report says what changed.
        List<List<(string Path, ResultHead Head)>> runs =
        [
            .. heads.GroupBy(entry => entry.Head.RunKey ?? entry.Path, StringComparer.Ordinal)
                .Select(run => run.OrderBy(entry => !entry.Head.IsCompared)
                    .ThenBy(entry => Path.GetDirectoryName(entry.Path) == folder)
                    .ThenBy(entry => entry.Head.GeneratedAt)
                    .ThenBy(entry => entry.Path, StringComparer.Ordinal).ToList())
                .OrderByDescending(run => run[0].Head.GeneratedAt)
                .ThenBy(run => run[0].Path, StringComparer.Ordinal),
        ];
        List<AuditHistoryRun> read = [];
        var place = 0;
        for (; place < runs.Count && read.Count < AuditHistory.MostRuns; place++)
        {
            if (runs[place].Select(entry => Try(entry.Path, path => Summarise(path, entry.Head), problems)).FirstOrDefault(run => run is not null) is { } run)
            {
                read.Add(run);
            }
        }

        return (new AuditHistory(read, runs.Count - place), problems);
    }

    /// <summary>What is left out, in one sentence; <see langword="null"/> when nothing is.</summary>
    /// <param name="problems">What <see cref="Read"/> gave.</param>
    public static string? Describe(IReadOnlyList<string> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var rest = problems.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" And {problems.Count - MostNamed:N0} more.") : "";
        return problems.Count == 0
            ? null
            : $"The trend leaves out {Amount.Of(problems.Count, "file")} that cannot be read as an audit result. {string.Join(" ", problems.Take(MostNamed))}{rest}";
    }

    private static List<string> FilesIn(string folder, List<string> problems)
    {
        List<string> files = [.. Directory.EnumerateFiles(folder, Pattern)];
        foreach (var inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            files.AddRange(Try(inner, path => Directory.GetFiles(path, Pattern), problems) ?? []);
        }

        // *.json is also the end of the ending of another format.
        files.RemoveAll(path => path.EndsWith(OcsfReportWriter.FileEnding, StringComparison.OrdinalIgnoreCase));
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static AuditHistoryRun Summarise(string path, ResultHead head)
    {
        using var file = Open(path);
        if (head.Run is { } run && ResultHead.HasEnd(file))
        {
            return run;
        }

        file.Position = 0;
        var result = AuditResultReader.Read(file, path);
        var report = AuditReport.Create(result.Findings, result.ToolVersion, result.GeneratedAt, isComplete: result.IsComplete);
        return AuditHistoryRun.Of(report) with { Changes = result.Changes?.Count };
    }

    private static T? Try<T>(string path, Func<string, T> read, List<string> problems)
        where T : class
    {
        try
        {
            return read(path);
        }
        catch (AuditResultException exception)
        {
            problems.Add(Sentence(exception.Message));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(Sentence(KeyLikeText.Hide($"{path}: {exception.Message}")));
        }

        return null;
    }

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";

    /// <summary>Opens a file that others may replace at the same time.</summary>
    internal static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1);
}
