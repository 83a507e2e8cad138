using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Audit.Evidence;

/// <summary>What a run learnt about one host of the exchange.</summary>
/// <param name="Name">The host, for example <c>api.binance.com</c>.</param>
/// <param name="Environment">The environment that it belongs to.</param>
/// <param name="KeyCount">How many keys were asked about.</param>
public sealed record HostEvidence(string Name, BinanceEnvironment Environment, int KeyCount)
{
    /// <summary>For how many of them a question got no usable answer.</summary>
    public int UnansweredCount { get; init; }

    /// <summary>What stood in the way; of several obstacles one, the same whatever the order of the keys.</summary>
    public Obstacle? Obstacle { get; init; }

    /// <summary>The offset to the host's clock, measured most exactly; <see langword="null"/> when it was not measured.</summary>
    public ClockOffset? Clock { get; init; }

    /// <summary>The time of a request was refused, also after the clock was measured again.</summary>
    public Obstacle? ClockObstacle { get; init; }
}
