using System.Net.Sockets;
using System.Security.Authentication;

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
        HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => BinanceErrorKind.ResponseNotJson,
        _ => BinanceErrorKind.Connection,
    };

    /// <summary>The cause without addresses or URIs, which some inner messages repeat.</summary>
    public static string Describe(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "The host name does not resolve.",
        HttpRequestError.SecureConnectionError => "The TLS connection could not be established.",
        HttpRequestError.ProxyTunnelError => "The proxy did not open a tunnel.",
        HttpRequestError.ResponseEnded => "The connection ended before the answer did.",
        HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => "The answer is not HTTP.",
        _ when CauseOf(exception) is SocketException socket => $"The connection failed ({socket.SocketErrorCode}).",
        _ => "The connection failed.",
    };

    /// <summary>Whether the failure came before a connection stood, so that nothing can have arrived.</summary>
    public static bool IsBeforeSending(HttpRequestException exception) => exception.HttpRequestError == HttpRequestError.ConnectionError;

    /// <summary>
    /// The failure of the socket or of TLS at the bottom. What lies between is left out: messages of the HTTP stack repeat
    /// what the other side sent, which may be an echo of the request, and the address of a proxy with its password.
    /// </summary>
    public static Exception? CauseOf(Exception? exception)
    {
        while (exception is not (null or SocketException or AuthenticationException))
        {
            exception = exception.InnerException;
        }

        return exception;
    }
}
