namespace BinanceKeyTools.Exchange;

/// <summary>One budget of request weight a minute, as far as this process knows it.</summary>
public sealed record RateLimitStatus
{
    /// <summary>The environment of the host; <see langword="null"/> for hosts that were named by their address.</summary>
    public BinanceEnvironment? Environment { get; init; }

    /// <summary>Host, and port where it is not the usual one.</summary>
    public required string Host { get; init; }

    /// <summary>The family.</summary>
    public required ApiFamily Family { get; init; }

    /// <summary>Whether it is counted by address or by account.</summary>
    public RateLimitScope Scope { get; init; }

    /// <summary>Method and path of the wallet endpoint, each of which has a budget of its own; <see langword="null"/> where all paths share one.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The fingerprint of the key, for budgets counted by account.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The weight that may be used in a minute.</summary>
    public required int Limit { get; init; }

    /// <summary>The weight used in the last minute: the larger of what the exchange's last header said and what was sent since.
    /// <see langword="null"/> when nothing was sent.</summary>
    public int? Used { get; init; }

    /// <summary>What is left; <see langword="null"/> when nothing is known.</summary>
    public int? Remaining => Used is { } used ? Math.Max(0, Limit - used) : null;

    /// <summary>When nothing of what was used counts any more, in UTC. The exchange's minute may end up to a minute earlier.</summary>
    public DateTimeOffset? ResetsAt { get; init; }

    /// <summary>Until when a 429 demands to wait, in UTC; <see langword="null"/> when none does.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Until when the host has banned this address (418), in UTC; <see langword="null"/> when it has not.</summary>
    public DateTimeOffset? BannedUntil { get; init; }

    /// <summary>Host, family, used weight and limit.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Host} {Endpoint ?? Family.ToString()} {Used ?? 0}/{Limit}");
}
