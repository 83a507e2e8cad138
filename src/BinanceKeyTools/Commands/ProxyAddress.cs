using System.Net;

namespace BinanceKeyTools.Commands;

/// <summary>The address of a proxy, which may hold a user name and a password for it.</summary>
internal static class ProxyAddress
{
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
