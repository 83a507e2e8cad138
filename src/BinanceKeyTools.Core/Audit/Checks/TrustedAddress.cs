using System.Net;
using System.Net.Sockets;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>An entry of an IP list: an address, or a range as people record it.</summary>
internal sealed class TrustedAddress
{
    private static readonly (IPNetwork Network, string Kind)[] Unroutable =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "unspecified"),
        (IPNetwork.Parse("10.0.0.0/8"), "private"),
        (IPNetwork.Parse("100.64.0.0/10"), "shared by carriers"),
        (IPNetwork.Parse("127.0.0.0/8"), "loopback"),
        (IPNetwork.Parse("169.254.0.0/16"), "link-local"),
        (IPNetwork.Parse("172.16.0.0/12"), "private"),
        (IPNetwork.Parse("192.0.2.0/24"), "documentation"),
        (IPNetwork.Parse("192.168.0.0/16"), "private"),
        (IPNetwork.Parse("198.18.0.0/15"), "benchmarking"),
        (IPNetwork.Parse("198.51.100.0/24"), "documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved"),
        (IPNetwork.Parse("::/128"), "unspecified"),
        (IPNetwork.Parse("::1/128"), "loopback"),
        (IPNetwork.Parse("2001:db8::/32"), "documentation"),
        (IPNetwork.Parse("3fff::/20"), "documentation"),
        (IPNetwork.Parse("fc00::/7"), "private"),
        (IPNetwork.Parse("fe80::/10"), "link-local"),
        (IPNetwork.Parse("ff00::/8"), "multicast"),
    ];

    private readonly IPNetwork? _network;

    private TrustedAddress(string text, IPNetwork? network)
    {
        Text = EvidenceText.Foreign(text);
        _network = network;
    }

    /// <summary>The entry as it was written.</summary>
    public string Text { get; }

    /// <summary>The same text for entries that mean the same.</summary>
    public string Canonical => _network?.ToString() ?? Text;

    /// <summary>What keeps the entry from ever being the address of a caller on the internet (IANA special-purpose address
    /// registries); <see langword="null"/> when nothing does.</summary>
    public string? Concern => _network is not { } network
        ? "no address"
        : Unroutable.FirstOrDefault(range => range.Network.Contains(network.BaseAddress) && range.Network.PrefixLength <= network.PrefixLength).Kind;

    /// <summary>Reads an entry. What is no address stays a text that equals itself only.</summary>
    public static TrustedAddress Read(string text)
    {
        var trimmed = text.Trim();
        if (IPAddress.TryParse(trimmed, out var address) && IsWrittenInFull(trimmed, address))
        {
            return new TrustedAddress(trimmed, Single(address));
        }

        return new TrustedAddress(trimmed, IPNetwork.TryParse(trimmed, out var network) ? network : null);
    }

    /// <summary>Whether the entry lets an address in.</summary>
    public bool Admits(IPAddress address) => _network is { } network && network.Contains(Plain(address));

    private static IPNetwork Single(IPAddress address)
    {
        var plain = Plain(address);
        return new IPNetwork(plain, plain.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    // "1" and "10.1" are addresses to the parser and mistakes in a list.
    private static bool IsWrittenInFull(string text, IPAddress address) =>
        address.AddressFamily != AddressFamily.InterNetwork || text.Count(character => character == '.') == 3;
}
