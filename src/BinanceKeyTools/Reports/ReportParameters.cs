using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;

namespace BinanceKeyTools.Reports;

/// <summary>The values of the report's parameters; see <see cref="Commands.ConnectionParameters"/> for why they stand apart.</summary>
internal sealed class ReportParameters
{
    public ReportFormat[] Format { get; set; } = [];

    public FindingSeverity? FailOn { get; set; }
}
