using System.Collections.Frozen;

namespace BinanceKeyTools.Exchange;

/// <summary>
/// Tells which environment a host belongs to, and which family it serves, for every host that the exchange names: also those
/// that this module never asks by itself.
/// </summary>
internal static class HostDirectory
{
    // Public spot market data only ("Market data only", spot documentation).
    private const string MarketData = "data-api.binance.vision";

    private static readonly FrozenDictionary<string, (BinanceEnvironment Environment, ApiFamily[] Families)> Hosts = Collect();

    /// <summary>Whether the exchange, or a company of its name, serves an API there.</summary>
    public static bool Contains(string host) => Hosts.ContainsKey(host) || IsTurkey(host);

    /// <summary>Whether the host is of Binance TR: a separate company whose API this module does not speak, and whose error numbers are positive.</summary>
    public static bool IsTurkey(string? host) =>
        host is not null && (host.Equals("binance.tr", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".binance.tr", StringComparison.OrdinalIgnoreCase));

    /// <summary>The environment of a host; <see langword="null"/> for hosts of nobody known, and for loopback, where anything may listen.</summary>
    public static BinanceEnvironment? EnvironmentOf(string? host) => host is not null && Hosts.TryGetValue(host, out var known) ? known.Environment : null;

    /// <summary>The family of a host; <see langword="null"/> when it serves several.</summary>
    public static ApiFamily? FamilyOf(string? host) => host is not null && Hosts.TryGetValue(host, out var known) && known.Families is [var only] ? only : null;

    /// <summary>The families that a host serves to signed requests; <see langword="null"/> for a host that is not known.</summary>
    public static IReadOnlyList<ApiFamily>? SignedFamiliesOf(string host) =>
        !Hosts.TryGetValue(host, out var known) ? null : host.Equals(MarketData, StringComparison.OrdinalIgnoreCase) ? [] : known.Families;

    private static FrozenDictionary<string, (BinanceEnvironment Environment, ApiFamily[] Families)> Collect() =>
        EnvironmentProfiles.All
            .SelectMany(profile => profile.Hosts.SelectMany(host => host.Alternates.Prepend(host.Address.Host), (host, name) => (Name: name, Environment: profile.Name, host.Family)))
            .Append((Name: MarketData, Environment: BinanceEnvironment.Live, Family: ApiFamily.Spot))
            .GroupBy(host => host.Name)
            .ToFrozenDictionary(
                hosts => hosts.Key,
                hosts => (hosts.First().Environment, hosts.Select(host => host.Family).ToArray()),
                StringComparer.OrdinalIgnoreCase);
}
