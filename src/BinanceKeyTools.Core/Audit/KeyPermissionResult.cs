using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit;

/// <summary>Whether a key meets one expectation, and why.</summary>
public sealed class KeyPermissionResult : KeyObservation
{
    internal KeyPermissionResult(KeyRecord key, DateTimeOffset observedAt)
        : base(key, observedAt)
    {
    }

    /// <summary>What was expected of: a right's name, or <c>IPRestriction</c>.</summary>
    public required string Expectation { get; init; }

    /// <summary><c>On</c> or <c>Off</c>.</summary>
    public required string Expected { get; init; }

    /// <summary><c>On</c>, <c>Off</c>, <c>On, refused</c> (the flag is set and a call was refused all the same) or <c>Unknown</c>.</summary>
    public required string Actual { get; init; }

    /// <summary>Whether the expectation is met.</summary>
    public required ExpectationStatus Status { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What to click or run; <see langword="null"/> when nothing needs to be done.</summary>
    public string? Remedy { get; init; }

    /// <summary>The call that proved it, when one was made, with its outcome.</summary>
    public string? Evidence { get; init; }

    /// <summary>Status and subject.</summary>
    public override string ToString() => $"{Status}: {Expectation} {Expected} for {Name}";
}
