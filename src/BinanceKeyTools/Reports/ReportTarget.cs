using BinanceKeyTools.Reporting;

namespace BinanceKeyTools.Reports;

/// <summary>One file of a report.</summary>
/// <param name="Writer">What writes it.</param>
/// <param name="Path">Its full path.</param>
internal sealed record ReportTarget(IReportWriter Writer, string Path);
