using System.Management.Automation;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Csv;
using BinanceKeyTools.Reporting.Html;
using BinanceKeyTools.Reporting.Json;
using BinanceKeyTools.Reporting.JUnit;
using BinanceKeyTools.Reporting.Markdown;
using BinanceKeyTools.Reporting.Ocsf;
using BinanceKeyTools.Reporting.OpenMetrics;
using BinanceKeyTools.Reporting.Sarif;

namespace BinanceKeyTools.Reports;

/// <summary>
/// Decides which files a report is written to. A folder gets a file a format under the usual name. One format goes to exactly the
/// file that is named. With several, the name is completed by the ending of each.
/// </summary>
internal static class ReportTargets
{
    /// <summary>The name of the files in a folder, before their ending.</summary>
    public const string UsualName = "binance-key-audit";

    /// <summary>Plans the files.</summary>
    /// <param name="path">The full path that was named.</param>
    /// <param name="formats">The formats; when empty, the ending of the path tells.</param>
    /// <param name="artifactPath">See <see cref="SarifReportWriter"/>; <see langword="null"/> for the usual one.</param>
    /// <exception cref="CommandException">The format cannot be told.</exception>
    public static IReadOnlyList<ReportTarget> Plan(string path, IReadOnlyCollection<ReportFormat> formats, string? artifactPath)
    {
        var writers = Writers(artifactPath);
        if (Directory.Exists(path))
        {
            return [.. Chosen(writers, formats.Count == 0 ? [ReportFormat.Html] : formats).Select(writer => Target(writer, Path.Combine(path, UsualName)))];
        }

        // One ending may be the end of another: .ocsf.json is not .json.
        var ending = writers.Where(writer => path.EndsWith(writer.Extension, StringComparison.OrdinalIgnoreCase)).MaxBy(writer => writer.Extension.Length);
        if (formats.Count == 0)
        {
            return ending is null ? throw FormatUnknown(path, writers) : [new ReportTarget(ending, path)];
        }

        if (formats.Distinct().Count() == 1)
        {
            return [new ReportTarget(Chosen(writers, formats).Single(), path)];
        }

        var name = ending is null ? path : path[..^ending.Extension.Length];
        return [.. Chosen(writers, formats).Select(writer => Target(writer, name))];
    }

    private static IReportWriter[] Writers(string? artifactPath) =>
    [
        new HtmlReportWriter(),
        new JsonReportWriter(),
        new CsvReportWriter(),
        new MarkdownReportWriter(),
        artifactPath is null ? new SarifReportWriter() : new SarifReportWriter(artifactPath),
        new JUnitReportWriter(),
        new OpenMetricsReportWriter(),
        new OcsfReportWriter(),
    ];

    private static IEnumerable<IReportWriter> Chosen(IReportWriter[] writers, IReadOnlyCollection<ReportFormat> formats) =>
        formats.Distinct().Select(format => writers.First(writer => writer.Format == format));

    private static ReportTarget Target(IReportWriter writer, string name) => new(writer, name + writer.Extension);

    private static CommandException FormatUnknown(string path, IReportWriter[] writers) => new(
        "ReportFormatUnknown",
        ErrorCategory.InvalidArgument,
        $"The ending of '{path}' does not tell the format, and there is no such folder.",
        $"Add -Format, or an ending: {string.Join(", ", writers.Select(writer => $"{writer.Extension} {writer.Format}"))}.",
        path);
}
