using System.Net.Sockets;

namespace BinanceKeyTools.Commands;

/// <summary>How requests leave this machine.</summary>
/// <param name="Proxy">The proxy; the system's when <see langword="null"/>.</param>
/// <param name="IsDirect">By no proxy at all, not even the system's.</param>
/// <param name="AddressFamily">With <paramref name="IsDirect"/>, the only kind of address to connect to.</param>
/// <param name="IsPlayed">To a sandbox, which is told to play the hosts of the environment.</param>
internal sealed record ConnectionRoute(Uri? Proxy, bool IsDirect = false, AddressFamily? AddressFamily = null, bool IsPlayed = false);
