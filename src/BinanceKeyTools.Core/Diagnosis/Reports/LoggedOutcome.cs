using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Reports;

/// <summary>Status, waiting times and kinds of failure, in the words of many programs.</summary>
internal static partial class LoggedOutcome
{
    private const int Timeout = 1000;

    /// <summary>The HTTP status: the first that is an error, otherwise the last one.</summary>
    public static HttpStatusCode? StatusOf(string text)
    {
        int? last = null;
        for (var match = Status().Match(text); match.Success; match = match.NextMatch())
        {
            var status = int.Parse(match.Groups["status"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            if (status >= 400)
            {
                return (HttpStatusCode)status;
            }

            last = status;
        }

        return (HttpStatusCode?)last;
    }

    /// <summary>The value of <c>Retry-After</c>.</summary>
    public static TimeSpan? RetryAfterOf(string text) =>
        RetryAfter().Match(text) is { Success: true } match
        && int.TryParse(match.Groups["seconds"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>The end of a ban, from "banned until 1700000000000".</summary>
    public static DateTimeOffset? BanEndOf(string text) =>
        BannedUntil().Match(text) is { Success: true } match
        && long.TryParse(match.Groups["time"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>The address in "request ip: …".</summary>
    public static IPAddress? RequestAddressOf(string text) =>
        RequestIP().Match(text) is { Success: true } match && IPAddress.TryParse(match.Groups["address"].ValueSpan, out var address) ? address : null;

    /// <summary>Who said no. An answer of the exchange outweighs what stands around it.</summary>
    public static BinanceErrorKind? KindOf(string text, int? code, HttpStatusCode? status, bool isBanned)
    {
        if (status == HttpStatusCode.UnavailableForLegalReasons || RestrictedLocation().IsMatch(text))
        {
            return BinanceErrorKind.RestrictedLocation;
        }

        if (isBanned || (int?)status == 418)
        {
            return BinanceErrorKind.Banned;
        }

        if ((int?)status == 429 || code == -1003)
        {
            return BinanceErrorKind.RateLimited;
        }

        if (code is not null)
        {
            return BinanceErrorKind.Api;
        }

        return (int?)status switch
        {
            403 => BinanceErrorKind.Firewall,
            404 => BinanceErrorKind.PathNotFound,
            407 => BinanceErrorKind.Proxy,
            >= 500 => BinanceErrorKind.Server,
            >= 300 and < 400 => BinanceErrorKind.Redirect,
            _ when FirewallPage().IsMatch(text) => BinanceErrorKind.Firewall,
            null => NetworkKindOf(text) ?? BodyKindOf(text),
            _ => BodyKindOf(text),
        };
    }

    private static BinanceErrorKind? NetworkKindOf(string text)
    {
        if (NameResolution().IsMatch(text))
        {
            return BinanceErrorKind.NameResolution;
        }

        if (Proxy().IsMatch(text))
        {
            return BinanceErrorKind.Proxy;
        }

        if (Tls().IsMatch(text))
        {
            return BinanceErrorKind.Tls;
        }

        if (TimedOut().IsMatch(text))
        {
            return BinanceErrorKind.Timeout;
        }

        return Connection().IsMatch(text) ? BinanceErrorKind.Connection : null;
    }

    private static BinanceErrorKind? BodyKindOf(string text) =>
        Html().IsMatch(text) ? BinanceErrorKind.ResponseHtml : NotJson().IsMatch(text) ? BinanceErrorKind.ResponseNotJson : null;

    [GeneratedRegex("(HTTP/[\\d.]{1,3}[\"']?\\s{1,3}|\\bHTTP\\s{1,3}|\\bHTTP (error|status)( code)?( is)?[:=]?\\s{1,3}|\\bHTTPError:\\s{0,3}|\\bstatus[_ -]?(code)?[\"']?\\s{0,4}([:=]|is|of)?\\s{0,4}[\"'(]?|\\(\\s{0,3}(?=\\d{3},\\s{0,3}-\\d)|<title>\\s{0,4}|\\bbinance\\w{0,8}\\s(?=\\d{3}\\s{1,2}\\{)|\\bError:?\\s(?=\\d{3}\\b)|(?<!\\d)(?=\\d{3} (Client|Server) Error)|(?<=\\s)(?=\\d{3} (Unauthorized|Forbidden|Not Found|Bad Request|Too Many Requests|Unavailable For Legal|I'm a teapot|Request Time|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time)))(?<status>[1-5]\\d\\d)(?!\\d|\\.\\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Status();

    [GeneratedRegex("\\bretry[- _]?after[\"']?\\s{0,4}[:=,]?\\s{0,4}[\\[(]?[\"']?\\s{0,4}(?<seconds>\\d{1,7})(?!\\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex RetryAfter();

    [GeneratedRegex("banned until (?<time>\\d{13})(?!\\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex BannedUntil();

    [GeneratedRegex("request ip:? {0,3}(?<address>[0-9A-Fa-f:.]{2,45}[0-9A-Fa-f:])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex RequestIP();

    [GeneratedRegex("block access from your country|unavailable from a restricted location", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex RestrictedLocation();

    [GeneratedRegex("request could not be satisfied|request blocked\\.|\\(CloudFront\\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex FirewallPage();

    [GeneratedRegex("ENOTFOUND|EAI_AGAIN|name or service not known|no such host|nodename nor servname|name resolution|getaddrinfo failed|UnknownHostException|could not resolve host|NameResolutionError|name does not resolve|remote name could not be resolved|name could not be resolved",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex NameResolution();

    [GeneratedRegex("ProxyError|tunnel connection failed|proxy CONNECT aborted|unable to connect to proxy|cannot connect to proxy|proxy authentication|ERR_PROXY|ERR_TUNNEL",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Proxy();

    // curl and others tell of certificates when all is well, so the word alone is not enough.
    [GeneratedRegex("SSLError|SSLCertVerif|CERTIFICATE_VERIFY_FAILED|SSL certificate problem|certificate verify failed|certificate has expired|certificate is not trusted|self[- ]signed certificate|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|unable to get local issuer|remote certificate|x509:|ERR_TLS|ERR_SSL|SSLHandshakeException|SSL(_| connect | handshake )(error|failed|failure)|SSL connection could not|TLS handshake|SSL routines|\\[SSL[:\\]]|EPROTO|PKIX path",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Tls();

    [GeneratedRegex("ETIMEDOUT|ESOCKETTIMEDOUT|ECONNABORTED|timed[ -]?out|TimeoutError|ReadTimeout|ConnectTimeout|RequestTimeout|timeout of \\d{1,9} ?ms|deadline exceeded|i/o timeout|SocketTimeoutException|HttpClient\\.Timeout|TimeoutException",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex TimedOut();

    [GeneratedRegex("ECONNREFUSED|ECONNRESET|EPIPE|EHOSTUNREACH|ENETUNREACH|connection (was )?(refused|reset|aborted|closed)|actively refused|socket hang up|RemoteDisconnected|network is unreachable|no route to host|NewConnectionError|connect call failed|failed to connect|ServerDisconnectedError|cannot connect to host",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Connection();

    [GeneratedRegex("<!doctype html|<html[\\s>]|unexpected token '?<", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Html();

    [GeneratedRegex("expecting value: line 1|JSONDecodeError|invalid JSON response|unexpected end of JSON|JsonReaderException", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex NotJson();
}
