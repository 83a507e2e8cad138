using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>A key with what the report lists about it elsewhere, for links.</summary>
/// <param name="Key">The key.</param>
/// <param name="Number">Its place in the report, from 1; the address of its row is made of it.</param>
internal sealed record KeyRow(KeyAudit Key, int Number)
{
    /// <summary>The failures with their places in the report, without muted ones, worst first.</summary>
    public List<(Finding Finding, int Number)> Failures { get; } = [];

    /// <summary>What could not be found out, without what is muted.</summary>
    public List<UnknownEntry> Unknowns { get; } = [];

    /// <summary>The checks that passed; empty when there are too many to list.</summary>
    public List<Finding> Passes { get; } = [];
}
