using System.Text.RegularExpressions;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Reports;

/// <summary>The request that a log tells of: where it went, and what was sent.</summary>
internal sealed partial record LoggedRequest
{
    private const int Timeout = 1000;

    /// <summary>The method in capitals.</summary>
    public string? Method { get; init; }

    /// <summary>https or http.</summary>
    public string? Scheme { get; init; }

    /// <summary>The host in small letters.</summary>
    public string? Host { get; init; }

    /// <summary>The path.</summary>
    public string? Path { get; init; }

    /// <summary>The query string without the question mark.</summary>
    public string? Query { get; init; }

    /// <summary>The form body.</summary>
    public string? Body { get; init; }

    /// <summary>Whether a JSON body was sent.</summary>
    public bool HasJsonBody { get; init; }

    /// <summary>Reads the request that a refusal at <paramref name="refusal"/> answers: the last one before it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="refusal">Where the refusal stands; negative when there is none.</param>
    public static LoggedRequest Read(string text, int refusal)
    {
        var address = Nearest(text, refusal);
        var target = Target().Match(text);
        var path = ValueOf(address, "path") ?? ValueOf(target, "path");
        var body = Body(text);
        return new LoggedRequest
        {
            Method = (MethodBefore(text, address) ?? ValueOf(target, "method") ?? ValueOf(MethodField().Match(text), "method"))?.ToUpperInvariant(),
            Scheme = ValueOf(address, "scheme")?.ToLowerInvariant(),
            Host = (ValueOf(address, "host") ?? HostOf(text))?.ToLowerInvariant(),
            Path = path?.TrimEnd('.'),
            Query = path is null ? null : ValueOf(address, "path") is null ? ValueOf(target, "query") : ValueOf(address, "query"),
            Body = body is null || IsJson(body) ? null : body,
            HasJsonBody = IsJson(body) || JsonArgument().IsMatch(text),
        };

        static string? Body(string text) => ValueOf(BodyField().Match(text), "body");
    }

    /// <summary>The method: everything else may hold a key.</summary>
    public override string ToString() => Method ?? "";

    private static bool IsJson(string? body) => body is not null && body[0] == '{';

    private static Match Nearest(string text, int refusal)
    {
        var nearest = Match.Empty;
        for (var match = Address().Match(text); match.Success; match = match.NextMatch())
        {
            if (nearest.Success && match.Index > refusal)
            {
                break;
            }

            if (HostDirectory.Contains(match.Groups["host"].Value) || ApiPath.TryGetFamily(match.Groups["path"].Value, out _))
            {
                nearest = match;
            }
        }

        return nearest;
    }

    // POST https://…   [get] "https://…"
    private static string? MethodBefore(string text, Match address)
    {
        if (!address.Success)
        {
            return null;
        }

        var start = Math.Max(0, address.Index - 16);
        return ValueOf(MethodAtEnd().Match(text[start..address.Index]), "method");
    }

    private static string? HostOf(string text)
    {
        string? other = null;
        for (var match = HostField().Match(text); match.Success; match = match.NextMatch())
        {
            var host = match.Groups["host"].Value;
            if (HostDirectory.Contains(host))
            {
                return host;
            }

            other ??= host;
        }

        for (var match = HostName().Match(text); match.Success; match = match.NextMatch())
        {
            if (HostDirectory.Contains(match.Value))
            {
                return match.Value;
            }
        }

        return other;
    }

    private static string? ValueOf(Match match, string group) =>
        match.Groups[group] is { Success: true, Length: > 0 } found ? found.Value : null;

    [GeneratedRegex("\\b(?<scheme>https?)://(?<host>[A-Za-z0-9.-]{1,253})(:\\d{1,5})?(?<path>/[A-Za-z0-9/_.-]{0,300})?(\\?(?<query>[^\\s\"'<>`)\\\\]{0,8000}))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Address();

    // > GET /api/v3/account?… HTTP/1.1   with url: /api/v3/account?…   path: '/api/v3/account?…'   or the path alone.
    [GeneratedRegex("(\\b(?<method>GET|POST|PUT|DELETE)\\s{1,3}|(?<![A-Za-z0-9/_.-]))(?<path>/([sfdep]?api/v\\d|[sfdep]?api/[sfdep]?api/|open/v\\d)[A-Za-z0-9/_.-]{0,300})(\\?(?<query>[^\\s\"'<>`)\\\\]{0,8000}))?",
        RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Target();

    [GeneratedRegex("\\b(?<method>GET|POST|PUT|DELETE)\\b[^A-Za-z0-9]{0,6}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex MethodAtEnd();

    [GeneratedRegex("\\b(method[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?|-X\\s{0,2}|--request\\s{1,2}|requests\\.)(?<method>GET|POST|PUT|DELETE)\\b|(?<=-X\\s{0,2})(?<method>GET|POST|PUT|DELETE)\\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex MethodField();

    // Host: …   host: '…'   hostname: '…'   getaddrinfo ENOTFOUND …   Could not resolve host: …   lookup …: no such host
    [GeneratedRegex("\\b(host(name)?[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?|ENOTFOUND\\s|EAI_AGAIN\\s|dial tcp: lookup\\s|connect to host\\s|UnknownHostException:\\s)(?<host>[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex HostField();

    [GeneratedRegex("(?<![A-Za-z0-9.-])[A-Za-z0-9-]{1,20}(\\.[A-Za-z0-9-]{1,20}){0,2}\\.(com|vision|us|tr)(?![A-Za-z0-9-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex HostName();

    // A body is a form with a parameter of signed requests in it, or JSON with one. Answers have other fields.
    [GeneratedRegex("(\\b(data|body|payload|params)[\"']?\\s{0,4}[:=]\\s{0,4}|\\s-d\\s{0,2}|--data(-raw|-binary|-urlencode)?[\\s=])(b?[\"'])?(?<body>\\{(?=[^}\\r\\n]{0,400}[\"']?(symbol|timestamp|signature|recvWindow|quantity|side)[\"']?\\s{0,4}:)(?![^}\\r\\n]{0,400}\"code\"\\s{0,4}:)[^\\r\\n]{0,4000}|(?=[^\\s\"'<>]{0,2000}(timestamp|signature|symbol|recvWindow)=)[A-Za-z0-9_%.+*-]{1,64}=[^\\s\"'<>]{0,8000})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex BodyField();

    // requests.post(…, json={…})   and curl's own trace of a JSON request.
    [GeneratedRegex("\\bjson\\s{0,2}=\\s{0,2}\\{|^>\\s{0,2}Content-Type:\\s{0,4}application/json", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex JsonArgument();
}
