using System.Net;
using System.Net.Sockets;

namespace BinanceKeyTools.Sandbox.Http;

/// <summary>
/// Reads an IP address the way people write it. The runtime's parser also takes <c>1</c> and <c>10.1</c> for IPv4 addresses, which in
/// an IP list is always a slip.
/// </summary>
internal static class AddressText
{
    public static bool TryParse(string text, out IPAddress address)
    {
        if (!IPAddress.TryParse(text, out var parsed)
            || (parsed.AddressFamily == AddressFamily.InterNetwork && parsed.ToString() != text)
            || text.Contains('%', StringComparison.Ordinal)
            || text.StartsWith('['))
        {
            address = IPAddress.None;
            return false;
        }

        address = parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed;
        return true;
    }
}
