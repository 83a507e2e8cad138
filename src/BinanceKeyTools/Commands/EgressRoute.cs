using System.Net.Sockets;
using BinanceKeyTools.Diagnosis.Egress;

namespace BinanceKeyTools.Commands;

/// <summary>A way to the internet whose address is to be found out: the direct one, a proxy, or the system's proxy.</summary>
/// <param name="Name">The name as it is shown: Direct, or host and port of the proxy, without user and password.</param>
/// <param name="Ways">How to go it: direct by each kind of address, of which one suffices, or through the proxy.</param>
internal sealed record EgressRoute(string Name, IReadOnlyList<ConnectionRoute> Ways)
{
    /// <summary>The route without a proxy, by one kind of address or by both.</summary>
    public static EgressRoute Direct(IPFamily? family) => new(
        EgressAddress.DirectRoute,
        [
            .. family is IPFamily.IPv6 ? Array.Empty<ConnectionRoute>() : [new ConnectionRoute(null, IsDirect: true, AddressFamily.InterNetwork, HasOwnClock: true)],
            .. family is IPFamily.IPv4 ? Array.Empty<ConnectionRoute>() : [new ConnectionRoute(null, IsDirect: true, AddressFamily.InterNetworkV6, HasOwnClock: true)],
        ]);

    /// <summary>The route through a proxy. Which kind of address the other side sees is for the proxy to choose.</summary>
    public static EgressRoute Through(Uri proxy) => new(NameOf(proxy), [new ConnectionRoute(proxy, HasOwnClock: true)]);

    /// <summary>The route through the system's proxy for an address; <see langword="null"/> when it has none.</summary>
    public static EgressRoute? System(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && !HttpClient.DefaultProxy.IsBypassed(address) && HttpClient.DefaultProxy.GetProxy(address) is { } proxy
            ? new EgressRoute(NameOf(proxy), [new ConnectionRoute(null, HasOwnClock: true)])
            : null;

    // An address without scheme has no host; it is refused before it is used, but named before that.
    private static string NameOf(Uri proxy) =>
        !proxy.IsAbsoluteUri || proxy.Host.Length == 0 ? "proxy" : proxy.Port < 0 ? proxy.Host : $"{proxy.Host}:{proxy.Port}";
}
