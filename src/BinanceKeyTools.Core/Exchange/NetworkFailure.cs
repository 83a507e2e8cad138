using System.Net.Sockets;

namespace BinanceKeyTools.Exchange;

/// <summary>Says at which step the network failed.</summary>
internal static class NetworkFailure
{
    public static BinanceErrorKind KindOf(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => BinanceErrorKind.NameResolution,
        HttpRequestError.SecureConnectionError => BinanceErrorKind.Tls,
        HttpRequestError.ProxyTunnelError => BinanceErrorKind.Proxy,
        HttpRequestError.ResponseEnded => BinanceErrorKind.ResponseTruncated,
        _ => BinanceErrorKind.Connection,
    };

    /// <summary>The cause without addresses or URIs, which some inner messages repeat.</summary>
    public static string Describe(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "The host name does not resolve.",
        HttpRequestError.SecureConnectionError => "The TLS connection could not be established.",
        HttpRequestError.ProxyTunnelError => "The proxy did not open a tunnel.",
        HttpRequestError.ResponseEnded => "The connection ended before the answer did.",
        _ when FindSocketError(exception) is { } error => $"The connection failed ({error}).",
        _ => "The connection failed.",
    };

    private static SocketError? FindSocketError(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is SocketException socket)
            {
                return socket.SocketErrorCode;
            }
        }

        return null;
    }
}
