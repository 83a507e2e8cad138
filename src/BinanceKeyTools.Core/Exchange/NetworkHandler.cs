using System.Net;
using System.Net.Sockets;

namespace BinanceKeyTools.Exchange;

/// <summary>Makes the handlers that requests leave by. TLS is always validated, redirects are not followed, no cookie is kept.</summary>
internal static class NetworkHandler
{
    /// <summary>A handler that uses a proxy.</summary>
    /// <param name="proxy">The proxy; the system's when <see langword="null"/>.</param>
    /// <param name="mayUseSystemProxy">Whether the system's may be used at all.</param>
    public static SocketsHttpHandler Create(IWebProxy? proxy, bool mayUseSystemProxy)
    {
        var handler = CreateBare();
        handler.Proxy = proxy;
        handler.UseProxy = proxy is not null || mayUseSystemProxy;
        return handler;
    }

    /// <summary>A handler that connects to the host itself.</summary>
    /// <param name="addressFamily">The only kind of address to connect to; either when <see langword="null"/>.</param>
    public static SocketsHttpHandler CreateDirect(AddressFamily? addressFamily)
    {
        var handler = CreateBare();
        handler.UseProxy = false;
        if (addressFamily is { } family)
        {
            handler.ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, family, cancellationToken);
        }

        return handler;
    }

    private static SocketsHttpHandler CreateBare() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,

        // No Brotli: its stream reports broken data by an exception that stands for programming errors.
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    // TLS, where it is used, is put on top of this by the handler, with the same validation as ever.
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, AddressFamily family, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = IPAddress.TryParse(host.Host, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(host.Host, family, cancellationToken).ConfigureAwait(false);
        addresses = Array.FindAll(addresses, address => address.AddressFamily == family);
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var socket = new Socket(family, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, host.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
