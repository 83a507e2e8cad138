using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Json;

/// <summary>The part of a finding that belongs to its check.</summary>
internal readonly record struct ResultCheck(string Id, string Name, string Title, string? Reference)
{
    public static ResultCheck Of(Finding finding) => new(finding.CheckId, finding.CheckName, finding.Title, finding.Reference);
}
