using BinanceKeyTools.Audit.Findings;

namespace SampleReport;

/// <summary>What a sample check says.</summary>
internal sealed record SampleResult(FindingStatus Status, FindingReason Reason, string Message, params string[] Evidence);
