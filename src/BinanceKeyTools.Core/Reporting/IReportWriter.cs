namespace BinanceKeyTools.Reporting;

/// <summary>Writes a report in one form.</summary>
public interface IReportWriter
{
    /// <summary>The form.</summary>
    ReportFormat Format { get; }

    /// <summary>The usual ending of the file's name, for example <c>.html</c>.</summary>
    string Extension { get; }

    /// <summary>Writes the whole report, as UTF-8; without byte order mark, except for Csv, where spreadsheets need it. The stream stays open.</summary>
    /// <param name="report">What to write.</param>
    /// <param name="output">Where to.</param>
    void Write(AuditReport report, Stream output);
}
