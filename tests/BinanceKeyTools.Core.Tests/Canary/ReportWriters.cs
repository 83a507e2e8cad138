using BinanceKeyTools.Reporting;

namespace BinanceKeyTools.Core.Tests.Canary;

/// <summary>A writer of each form.</summary>
internal static class ReportWriters
{
    private static readonly IReportWriter[] All =
    [
        .. typeof(IReportWriter).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(IReportWriter)) && !type.IsAbstract)
            .Select(type => (IReportWriter)Activator.CreateInstance(type)!),
    ];

    public static IReportWriter For(ReportFormat format) => All.Single(writer => writer.Format == format);
}
