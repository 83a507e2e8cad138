using System.Text;

namespace BinanceKeyTools.Reporting.Csv;

/// <summary>
/// Writes one row a finding, for spreadsheets: RFC 4180, with a byte order mark, without which Excel takes UTF-8 for something
/// else. Times are UTC. Cells that a spreadsheet could take for a formula begin with an apostrophe. Checks of a key that could not be made
/// for one cause are one row that counts and names them. A report of a stopped run, or without a key, begins with a row that says so.
/// </summary>
public sealed class CsvReportWriter : IReportWriter
{
    private const string LineEnd = "\r\n";

    /// <inheritdoc/>
    public ReportFormat Format => ReportFormat.Csv;

    /// <inheritdoc/>
    public string Extension => ".csv";

    /// <inheritdoc/>
    public void Write(AuditReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = LineEnd };
        writer.WriteLine(string.Join(',', CsvColumn.All.Select(column => CsvCell.Of(column.Name))));
        foreach (var finding in ReportGaps.Of(report).Concat(report.Shown))
        {
            writer.WriteLine(string.Join(',', CsvColumn.All.Select(column => column.ValueOf(finding) is { Length: > 0 } text ? CsvCell.Of(text) : "")));
        }
    }
}
