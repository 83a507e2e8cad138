using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Json;

/// <summary>The part of a finding that belongs to its run.</summary>
internal readonly record struct ResultRun(string Id, string Policy)
{
    public static ResultRun Of(Finding finding) => new(finding.RunId, finding.Policy);
}
