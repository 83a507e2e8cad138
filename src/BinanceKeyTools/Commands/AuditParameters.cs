using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Commands;

/// <summary>The values of the audit's parameters; see <see cref="ConnectionParameters"/> for why they stand apart.</summary>
internal sealed class AuditParameters
{
    public FindingSeverity? FailOn { get; set; }

    public FindingStatus[] Status { get; set; } = [];
}
