using BinanceKeyTools.Reporting;

namespace BinanceKeyTools.Reports;

/// <summary>The version of the module, as reports name it.</summary>
internal static class ReportVersion
{
    public static string Current { get; } = typeof(AuditReport).Assembly.GetName().Version!.ToString(fieldCount: 3);
}
