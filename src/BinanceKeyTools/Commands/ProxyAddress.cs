using System.Management.Automation;
using System.Net;
using BinanceKeyTools.Errors;

namespace BinanceKeyTools.Commands;

/// <summary>The address of a proxy, which may hold a user name and a password for it.</summary>
internal static class ProxyAddress
{
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    /// <summary>Refuses what cannot be the address of a proxy. <c>localhost:3128</c> is an address with the scheme <c>localhost</c>, and
    /// the network handler would fail with the first request only.</summary>
    /// <param name="address">The address.</param>
    /// <param name="target">What the error is about; the address itself may hold a password.</param>
    /// <exception cref="CommandException">ProxyMalformed.</exception>
    public static void Check(Uri address, string target)
    {
        if (!(address.IsAbsoluteUri && address.Host.Length > 0 && Schemes.Contains(address.Scheme)))
        {
            throw new CommandException(
                "ProxyMalformed",
                ErrorCategory.InvalidArgument,
                "The address of the proxy has no scheme that a proxy can have.",
                "Write it with its scheme, for example http://proxy.example.com:3128 or socks5://127.0.0.1:1080.",
                target);
        }
    }

    /// <summary>The address as it may be shown.</summary>
    public static Uri WithoutUser(Uri address) =>
        address.UserInfo.Length == 0 ? address : new UriBuilder(address) { UserName = "", Password = "" }.Uri;

    /// <summary>A proxy that authenticates with what the address holds; <see cref="WebProxy"/> itself would leave it aside.</summary>
    public static WebProxy CreateProxy(Uri address)
    {
        var parts = address.UserInfo.Split(':', 2);
        return parts is [{ Length: > 0 } user, ..]
            ? new WebProxy(WithoutUser(address)) { Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(parts.Length > 1 ? parts[1] : "")) }
            : new WebProxy(address);
    }
}
