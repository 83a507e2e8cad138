using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace BinanceKeyTools.Diagnosis.Egress;

/// <summary>An address that requests of this machine come from, as somebody on the internet saw it.</summary>
public sealed record EgressAddress
{
    /// <summary>The route without a proxy.</summary>
    public const string DirectRoute = "Direct";

    /// <summary>The address. Not called Address, because arrays have a method of that name, which PowerShell would take.</summary>
    public required IPAddress IPAddress { get; init; }

    /// <summary>The kind of the address.</summary>
    public IPFamily Family => IPAddress.AddressFamily == AddressFamily.InterNetworkV6 ? IPFamily.IPv6 : IPFamily.IPv4;

    /// <summary><see cref="DirectRoute"/>, or host and port of the proxy.</summary>
    public string Route { get; init; } = DirectRoute;

    /// <summary>The host that told it.</summary>
    public required string Source { get; init; }

    /// <summary>When it was told, in UTC.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>The key that it is compared with: <c>vault/name</c>.</summary>
    public string? Key { get; init; }

    /// <summary>The addresses that are recorded with the key; the exchange does not tell those that it checks.</summary>
    public string[] RecordedIP { get; init; } = [];

    /// <summary>Whether <see cref="RecordedIP"/> holds the address; <see langword="null"/> when nothing is recorded.</summary>
    public bool? IsListed { get; init; }

    /// <summary>The address and how it got there.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{IPAddress} ({Route}, told by {Source})");

    /// <summary>An address as it is shown and compared: one that IPv6 only wraps is IPv4.</summary>
    internal static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
