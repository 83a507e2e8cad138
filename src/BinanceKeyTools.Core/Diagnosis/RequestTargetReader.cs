using System.Diagnostics.CodeAnalysis;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Diagnosis;

/// <summary>
/// Reads which request is meant: <c>POST /fapi/v1/order</c>, a path alone, or a whole address out of a log. Of a query only the
/// symbol is kept.
/// </summary>
public static class RequestTargetReader
{
    private const string ParameterName = "For";
    private const string Example = "Write it like 'POST /fapi/v1/order' or '/api/v3/account'.";
    private const int LongestSymbol = 40;

    private static readonly HttpMethod[] Methods = [HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete];

    /// <summary>Reads a request.</summary>
    /// <param name="text">
    /// Method and path or address; also the request line of a log with its <c>HTTP/1.1</c>. Without a method it is the only one that
    /// the path is known with, else GET.
    /// </param>
    /// <exception cref="RequestParameterException">The text names no request: <c>RequestMethod</c>, <c>RequestPath</c> or
    /// <c>RequestFamily</c>. The message repeats nothing that could be a secret.</exception>
    public static RequestTarget Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Trim().Trim('\'', '"').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count > 1 && words[^1].StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase))
        {
            words.RemoveAt(words.Count - 1);
        }

        var (method, address) = words switch
        {
            [var only] when FindMethod(only) is null => (null, only),
            [var first, var second] => (FindMethod(first) ?? throw UnknownMethod(), second),
            [] => throw Malformed($"The request is empty. {Example}"),
            [_] => throw Malformed($"The request has a method and no path. {Example}"),
            _ => throw Malformed($"The request has more words than a method and a path. {Example}"),
        };
        var (path, query) = Split(address);
        if (KeyLikeText.Hide(path) != path)
        {
            throw Malformed($"The path has a part that looks like a key. {Example}");
        }

        var family = ApiPath.Parse(path);
        return Create(method ?? KnownRequests.OnlyMethodOf(path) ?? HttpMethod.Get, path, family, query);
    }

    /// <summary>Reads a request, without the exception.</summary>
    /// <param name="text">See <see cref="Read"/>.</param>
    /// <param name="target">The request.</param>
    /// <returns>Whether the text names a request.</returns>
    public static bool TryRead([NotNullWhen(true)] string? text, [NotNullWhen(true)] out RequestTarget? target)
    {
        try
        {
            target = text is null ? null : Read(text);
        }
        catch (RequestParameterException)
        {
            target = null;
        }

        return target is not null;
    }

    /// <summary>The request that an error is about.</summary>
    /// <param name="report">What is known of the error.</param>
    /// <returns>
    /// <see langword="null"/> when the report names no path. The family is <see langword="null"/> when the path belongs to none, which
    /// is what a wrong path looks like.
    /// </returns>
    public static RequestTarget? From(ErrorReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Path is not ['/', ..] path || KeyLikeText.Hide(path) != path)
        {
            return null;
        }

        ApiFamily? family = ApiPath.TryGetFamily(path, out var known) ? known : null;
        var target = Create(report.Method ?? KnownRequests.OnlyMethodOf(path) ?? HttpMethod.Get, path, family, report.SentQuery);
        return target.Symbol is null && report.SentBody is { } body ? target with { Symbol = SymbolIn(body) } : target;
    }

    private static RequestTarget Create(HttpMethod method, string path, ApiFamily? family, string? query) =>
        new(method, path, family, RequestRequirements.For(method, path)) { Symbol = query is null ? null : SymbolIn(query) };

    private static HttpMethod? FindMethod(string word) =>
        Array.Find(Methods, method => method.Method.Equals(word.TrimEnd(':'), StringComparison.OrdinalIgnoreCase));

    private static (string Path, string? Query) Split(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme < 0 ? address : address[(scheme + 3)..];
        var end = rest.IndexOfAny(['?', '#']);
        var query = end >= 0 && rest[end] == '?' ? rest[(end + 1)..].Split('#')[0] : null;
        var place = end < 0 ? rest : rest[..end];

        // A host, with or without the scheme that logs leave out, has a point or a port, and the names of the families have neither.
        var slash = place.IndexOf('/', StringComparison.Ordinal);
        var start = slash < 0 ? place : place[..slash];
        var hasHost = scheme >= 0 || start.IndexOfAny(['.', ':']) >= 0;
        var path = hasHost ? slash < 0 ? "/" : place[slash..] : slash == 0 ? place : $"/{place}";
        return (path.Length > 1 ? path.TrimEnd('/') : path, query);
    }

    private static string? SymbolIn(string query)
    {
        foreach (var piece in query.TrimStart('?').Split('&'))
        {
            if (piece.StartsWith("symbol=", StringComparison.Ordinal))
            {
                return Symbol(piece["symbol=".Length..]);
            }
        }

        return null;
    }

    private static string? Symbol(string encoded)
    {
        try
        {
            var symbol = PercentEncoding.Decode(encoded);
            return symbol.Length is > 0 and < LongestSymbol && symbol.All(c => char.IsLetterOrDigit(c) || c is '-' or '_') ? symbol : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static RequestParameterException UnknownMethod() =>
        new("RequestMethod", ParameterName, $"The request begins with a word that is none of GET, POST, PUT and DELETE. {Example}");

    private static RequestParameterException Malformed(string message) => new("RequestPath", ParameterName, message);
}
