using System.Net.Sockets;

namespace BinanceKeyTools.Commands;

/// <summary>How requests leave this machine.</summary>
/// <param name="Proxy">The proxy; the system's when <see langword="null"/>.</param>
/// <param name="IsDirect">By no proxy at all, not even the system's.</param>
/// <param name="AddressFamily">With <paramref name="IsDirect"/>, the only kind of address to connect to.</param>
/// <param name="IsPlayed">To a sandbox, which is told to play the hosts of the environment.</param>
/// <param name="HasOwnClock">Whether the servers' clocks are measured anew by this route. Requests that arrive together share one
/// measurement of a host, and its failure: one that is to say whether this route works must not be told of another's.</param>
internal sealed record ConnectionRoute(
    Uri? Proxy, bool IsDirect = false, AddressFamily? AddressFamily = null, bool IsPlayed = false, bool HasOwnClock = false);
