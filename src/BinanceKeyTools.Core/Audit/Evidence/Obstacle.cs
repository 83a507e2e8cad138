using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Audit.Evidence;

/// <summary>Why something could not be found out.</summary>
/// <param name="Reason">The kind of obstacle: one of the reasons that go with Unknown, or <see cref="FindingReason.EnvironmentLacks"/>.</param>
/// <param name="Message">What happened, scrubbed of key material.</param>
public sealed record Obstacle(FindingReason Reason, string Message)
{
    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }

    /// <summary>The error id, for example <c>BinanceApi.-2015</c>.</summary>
    public string? ErrorId { get; init; }

    /// <summary>The exchange's error, when it was one.</summary>
    public BinanceError? Error { get; init; }
}
