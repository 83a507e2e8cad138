using System.Net;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>What is known about hosts, in the words of a diagnosis.</summary>
internal static class KnownHosts
{
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
        var places = EnvironmentProfiles.All
            .SelectMany(profile => profile.Hosts, (profile, host) => (profile.Name, Host: host))
            .Where(place => place.Host.Family == family)
            .Select(place => $"{place.Host.Address.Host} ({EnvironmentWords.Of(place.Name)})");
        return $"The hosts of {ApiPath.PrefixOf(family)} are {string.Join(", ", places)}";
    }
}
