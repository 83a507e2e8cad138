using System.Net;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>
/// The hosts of the API and what they serve: those of the environments, and the further ones of the documentation (spot rest-api.md,
/// "General API Information"; "Market data only"; spot testnet page).
/// </summary>
internal static class KnownHosts
{
    private static readonly BinanceEnvironment[] Named =
    [
        BinanceEnvironment.Live, BinanceEnvironment.SpotTestnet, BinanceEnvironment.SpotDemo, BinanceEnvironment.FuturesTestnet,
        BinanceEnvironment.FuturesDemo, BinanceEnvironment.Us,
    ];

    private static readonly Dictionary<string, ApiFamily[]> Families = Collect();

    /// <summary>The families that a host serves to signed requests.</summary>
    /// <returns><see langword="null"/> for a host that is not known.</returns>
    public static IReadOnlyList<ApiFamily>? ServedBy(string host) => Families.GetValueOrDefault(host);

    /// <summary>Whether a host is of the exchange, by its name.</summary>
    public static bool IsExchange(string host) => Array.Exists(
        [".binance.com", ".binance.us", ".binance.vision", ".binancefuture.com"],
        domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a host is this machine: then a sandbox or a proxy of one's own stands there.</summary>
    public static bool IsLocal(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Where a family is served, in one sentence without full stop.</summary>
    public static string WhereServed(ApiFamily family)
    {
        var places = Named
            .Where(environment => ExchangeHosts.For(environment).Addresses.ContainsKey(family))
            .Select(environment => $"{ExchangeHosts.For(environment).AddressOf(family).Host} ({EnvironmentWords.Of(environment)})");
        return $"The hosts of {ApiPath.PrefixOf(family)} are {string.Join(", ", places)}";
    }

    private static Dictionary<string, ApiFamily[]> Collect()
    {
        var hosts = Named
            .SelectMany(environment => ExchangeHosts.For(environment).Addresses)
            .GroupBy(pair => pair.Value.Host, pair => pair.Key)
            .ToDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.OrdinalIgnoreCase);
        foreach (var alternate in new[] { "api-gcp.binance.com", "api1.binance.com", "api2.binance.com", "api3.binance.com", "api4.binance.com" })
        {
            hosts.Add(alternate, [ApiFamily.Spot, ApiFamily.Sapi]);
        }

        hosts.Add("api1.testnet.binance.vision", [ApiFamily.Spot]);
        hosts.Add("data-api.binance.vision", []);
        return hosts;
    }
}
