namespace BinanceKeyTools.Exchange;

/// <summary>Who said no, and at which step: the exchange itself, something in front of it, or the network.</summary>
public enum BinanceErrorKind
{
    /// <summary>The API answered with a code and a message.</summary>
    Api,

    /// <summary>HTTP 429: a weight or order limit is used up.</summary>
    RateLimited,

    /// <summary>HTTP 418: the address is banned until a stated time.</summary>
    Banned,

    /// <summary>HTTP 403 with a page: a firewall or CDN in front of the API refused the request. Not a key permission.</summary>
    Firewall,

    /// <summary>HTTP 451: the host refuses the caller's location, whatever the key.</summary>
    RestrictedLocation,

    /// <summary>HTTP 404 without an API error: this host does not serve the path.</summary>
    PathNotFound,

    /// <summary>HTTP 3xx: something redirects the request. Redirects are never followed.</summary>
    Redirect,

    /// <summary>HTTP 5xx without an API error.</summary>
    Server,

    /// <summary>The body is a web page where JSON belongs.</summary>
    ResponseHtml,

    /// <summary>The body is empty where JSON belongs.</summary>
    ResponseEmpty,

    /// <summary>The connection ended within the body.</summary>
    ResponseTruncated,

    /// <summary>The body is neither JSON nor a web page.</summary>
    ResponseNotJson,

    /// <summary>The body exceeds the size limit.</summary>
    ResponseTooLarge,

    /// <summary>The host name does not resolve.</summary>
    NameResolution,

    /// <summary>No connection, or a connection that broke.</summary>
    Connection,

    /// <summary>The TLS handshake failed.</summary>
    Tls,

    /// <summary>The proxy refused or failed.</summary>
    Proxy,

    /// <summary>No answer within the time-out.</summary>
    Timeout,
}
