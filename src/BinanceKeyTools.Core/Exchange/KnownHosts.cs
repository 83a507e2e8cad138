using System.Collections.Frozen;

namespace BinanceKeyTools.Exchange;

/// <summary>
/// Tells which environment a host belongs to, and which family it serves, for every host that the exchange names: also those
/// that this module never asks by itself. Sources: "General API information" of each family, and the connectors' own constants.
/// </summary>
internal static class KnownHosts
{
    private static readonly FrozenDictionary<string, (BinanceEnvironment Environment, ApiFamily? Family)> Hosts =
        new Dictionary<string, (BinanceEnvironment, ApiFamily?)>(StringComparer.OrdinalIgnoreCase)
        {
            ["api.binance.com"] = (BinanceEnvironment.Live, null),
            ["api-gcp.binance.com"] = (BinanceEnvironment.Live, null),
            ["api1.binance.com"] = (BinanceEnvironment.Live, null),
            ["api2.binance.com"] = (BinanceEnvironment.Live, null),
            ["api3.binance.com"] = (BinanceEnvironment.Live, null),
            ["api4.binance.com"] = (BinanceEnvironment.Live, null),
            ["data-api.binance.vision"] = (BinanceEnvironment.Live, ApiFamily.Spot),
            ["fapi.binance.com"] = (BinanceEnvironment.Live, ApiFamily.UsdMargined),
            ["dapi.binance.com"] = (BinanceEnvironment.Live, ApiFamily.CoinMargined),
            ["eapi.binance.com"] = (BinanceEnvironment.Live, ApiFamily.Options),
            ["papi.binance.com"] = (BinanceEnvironment.Live, ApiFamily.PortfolioMargin),
            ["testnet.binance.vision"] = (BinanceEnvironment.SpotTestnet, ApiFamily.Spot),
            ["api1.testnet.binance.vision"] = (BinanceEnvironment.SpotTestnet, ApiFamily.Spot),
            ["demo-api.binance.com"] = (BinanceEnvironment.SpotDemo, ApiFamily.Spot),
            ["testnet.binancefuture.com"] = (BinanceEnvironment.FuturesTestnet, null),
            ["demo-fapi.binance.com"] = (BinanceEnvironment.FuturesDemo, ApiFamily.UsdMargined),
            ["demo-dapi.binance.com"] = (BinanceEnvironment.FuturesDemo, ApiFamily.CoinMargined),
            ["api.binance.us"] = (BinanceEnvironment.Us, null),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Binance TR: a separate company whose API this module does not speak. Its error numbers are positive.</summary>
    public const string Turkey = "www.binance.tr";

    /// <summary>Whether the exchange, or a company of its name, serves an API there.</summary>
    public static bool Contains(string host) => Hosts.ContainsKey(host) || IsTurkey(host);

    /// <summary>Whether the host is Binance TR's.</summary>
    public static bool IsTurkey(string? host) =>
        host is not null && (host.Equals("binance.tr", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".binance.tr", StringComparison.OrdinalIgnoreCase));

    /// <summary>The environment of a host; <see langword="null"/> for hosts of nobody known, and for loopback, where anything may listen.</summary>
    public static BinanceEnvironment? EnvironmentOf(string? host) => host is not null && Hosts.TryGetValue(host, out var known) ? known.Environment : null;

    /// <summary>The family of a host; <see langword="null"/> when it serves several.</summary>
    public static ApiFamily? FamilyOf(string? host) => host is not null && Hosts.TryGetValue(host, out var known) ? known.Family : null;
}
