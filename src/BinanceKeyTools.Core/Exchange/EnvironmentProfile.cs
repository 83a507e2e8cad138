namespace BinanceKeyTools.Exchange;

/// <summary>What is known about an environment: where it is, what it serves, and where its keys are made.</summary>
public sealed record EnvironmentProfile
{
    /// <summary>The environment.</summary>
    public required BinanceEnvironment Name { get; init; }

    /// <summary>The families it serves, an array.</summary>
    public IReadOnlyList<ApiFamily> Families => Hosts.Select(host => host.Family).ToArray();

    /// <summary>The host of each family, an array.</summary>
    public required IReadOnlyList<EnvironmentHost> Hosts { get; init; }

    /// <summary>Where its keys are made. Keys of every other environment are unknown to it.</summary>
    public required string KeysFrom { get; init; }

    /// <summary>What else to know.</summary>
    public required string Notes { get; init; }

    /// <summary>Whether it tells what a key may do (<c>GET /sapi/v1/account/apiRestrictions</c>).</summary>
    public required bool HasKeyRestrictions { get; init; }

    /// <summary>Whether every host answered; <see langword="null"/> when they were not asked.</summary>
    public bool? Reachable => Hosts.Any(host => host.Reachable is null) ? null : Hosts.All(host => host.Reachable == true);

    /// <summary>The slowest answer of its hosts; <see langword="null"/> when none answered.</summary>
    public TimeSpan? Latency => Hosts.Max(host => host.Latency);

    /// <summary>What was found out about hosts that did not answer as they should, one after the other.</summary>
    public string? Detail =>
        Hosts.Where(host => host.Detail is not null).GroupBy(host => host.Detail!, host => host.ToString()).ToArray() is { Length: > 0 } details
            ? string.Join(" ", details.Select(detail => $"{string.Join(", ", detail)}: {detail.Key}"))
            : null;

    /// <summary>The name.</summary>
    public override string ToString() => Name.ToString();
}
