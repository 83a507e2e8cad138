using System.Text.RegularExpressions;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Diagnosis.Requests;

/// <summary>
/// The texts that programs sign instead of the one they send, commonest first. Sources: documentation of the signature rules
/// (rest-api.md, "SIGNED endpoint security"; web-socket-api.md, "Request signature") and the reports of -1022 that were solved.
/// </summary>
internal static partial class SignedTextVariants
{
    public static IEnumerable<SignedTextVariant> Of(SentRequest sent, BinanceCredential credential)
    {
        var payload = sent.Payload;
        return new[] { Encoding(sent), Places(sent), Order(sent, credential), Left(sent), Added(sent) }
            .SelectMany(variants => variants)
            .Where(variant => variant.Text != payload)
            .DistinctBy(variant => variant.Text);
    }

    private static IEnumerable<SignedTextVariant> Encoding(SentRequest sent)
    {
        var payload = sent.Payload;
        if (Decode(payload) is { } decoded)
        {
            yield return new(SentRequestFaultKind.UnencodedCharacters, decoded,
                "The text was signed before its values were percent-encoded. Encode first, then sign exactly what is sent.");
        }

        if (UnencodedText.IsIn(payload))
        {
            yield return new(SentRequestFaultKind.UnencodedCharacters, EncodeValues(sent),
                "The signature belongs to the percent-encoded text, and the log shows the text unencoded. If the log shows what was really sent, send the text that was signed.",
                IsProof: false);
        }

        yield return Other(Escape().Replace(payload, match => match.Value.ToLowerInvariant()),
            "Lowercase escapes were signed and uppercase ones sent. Escapes are compared as bytes: sign exactly what is sent.");
        yield return Other(Escape().Replace(payload, match => match.Value.ToUpperInvariant()),
            "Uppercase escapes were signed and lowercase ones sent. Escapes are compared as bytes: sign exactly what is sent.");
        yield return Other(payload.Replace("%20", "+", StringComparison.Ordinal),
            "A plus sign was signed where a space was sent as %20. Sign exactly what is sent.");
        yield return Other(payload.Replace("+", "%20", StringComparison.Ordinal),
            "A space was signed as %20 and sent as a plus sign. Sign exactly what is sent.");
        yield return Other(payload.Replace("+", "%2B", StringComparison.Ordinal),
            "A plus sign was signed as %2B and sent as it is, where it stands for a space. Sign exactly what is sent.");
        yield return Other(payload.Replace("%", "%25", StringComparison.Ordinal),
            "The signed text was percent-encoded twice, and the one sent once. Encode once, and sign exactly what is sent.");
    }

    private static IEnumerable<SignedTextVariant> Places(SentRequest sent)
    {
        if (sent.Query.Length == 0 || sent.Body.Length == 0)
        {
            yield break;
        }

        yield return Other($"{sent.Query}&{sent.Body}",
            "The signed text has an ampersand between query and body. The exchange puts nothing between the two.");
        yield return Other(sent.Body + sent.Query, "The body was signed before the query. The exchange takes the query first.");
        yield return Other($"{sent.Body}&{sent.Query}",
            "The body was signed before the query, with an ampersand between them. The exchange takes the query first and puts nothing between the two.");
        yield return Misplaced(sent, sent.Query, "Only the query was signed, and the body was sent with it. The signature must cover the query followed by the body.");
        yield return Misplaced(sent, sent.Body, "Only the body was signed, and the query was sent with it. The signature must cover the query followed by the body.");
        if (Decode($"{sent.Query}&{sent.Body}") is { } decoded)
        {
            yield return Other(decoded,
                "The text was signed before its values were percent-encoded, and with an ampersand between query and body. Encode first, and put nothing between the two.");
        }
    }

    private static IEnumerable<SignedTextVariant> Order(SentRequest sent, BinanceCredential credential)
    {
        string[] pieces = [.. sent.Parameters.Select(parameter => parameter.Text)];
        foreach (var comparer in new[] { StringComparer.Ordinal, StringComparer.OrdinalIgnoreCase })
        {
            var sorted = Sort(pieces, comparer);
            yield return Other(sorted,
                "The parameters were signed sorted by name and sent in another order. Any order will do, as long as it is the same in both.");
            if (Decode(sorted) is { } decoded)
            {
                yield return Other(decoded,
                    "The parameters were signed sorted by name and before percent-encoding. Sign exactly what is sent.");
            }

            yield return Other(Decode(Sort([.. pieces, $"apiKey={credential.ApiKey.Reveal()}"], comparer)) ?? "",
                "The text was signed as for the WebSocket API: sorted by name, with the API key. A request by HTTP is signed exactly as it is sent, without the key.");
        }

        if (pieces.Length > 1)
        {
            yield return Other(string.Join('&', pieces.Reverse()), "The parameters were signed in the reverse of the order sent. Sign exactly what is sent.");
            yield return Other(string.Join('&', [pieces[^1], .. pieces[..^1]]),
                "The last parameter was signed as the first one. Sign exactly what is sent, in the order sent.");
        }
    }

    private static IEnumerable<SignedTextVariant> Left(SentRequest sent)
    {
        yield return Other(sent.PayloadWithout(RequestParameters.TimestampName), "The timestamp was added after signing. Everything that is sent must be signed.");
        yield return Other(sent.PayloadWithout("recvWindow"), "The recvWindow was added after signing. Everything that is sent must be signed.");
        yield return Other(sent.PayloadWithout(RequestParameters.TimestampName, "recvWindow"),
            "The timestamp and the recvWindow were added after signing. Everything that is sent must be signed.");
        yield return Other(string.Join('&', sent.Parameters.Select(parameter => parameter.Text).Where(text => text.Length > 0)),
            "Empty pieces, two ampersands in a row or one at an end, were sent and not signed. Sign exactly what is sent.");
        yield return Other(string.Join('&', sent.Parameters.Where(parameter => parameter.Value.Length > 0).Select(parameter => parameter.Text)),
            "Parameters without a value were sent and not signed. Leave them out of both.");
        yield return Other("", "Nothing was signed: the signature is that of an empty text.");
    }

    private static IEnumerable<SignedTextVariant> Added(SentRequest sent)
    {
        var payload = sent.Payload;
        yield return Other($"?{payload}", "The signed text begins with the question mark of the address. Sign what comes after it.");
        yield return Other($"{payload}&", "The signed text ends with an ampersand. Sign what comes before '&signature='.");
        yield return Other($"&{payload}", "The signed text begins with an ampersand. Sign exactly what is sent.");
        yield return Other($"{payload}\n", "The signed text ends with a line break, as 'echo' writes one. Use 'printf' or 'echo -n'.");
        yield return Other($"{payload}\r\n", "The signed text ends with a line break. Sign exactly what is sent.");
        yield return Other($"{payload} ", "The signed text ends with a space. Sign exactly what is sent.");
        yield return Other($"{payload}&signature=", "The signed text ends with an empty signature parameter. Sign what comes before it.");
        if (sent.Report.Path is { Length: > 0 } path)
        {
            yield return Other($"{path}?{payload}", "The path was signed with the parameters. Sign the parameters alone.");
            yield return Other($"{path}{payload}", "The path was signed with the parameters. Sign the parameters alone.");
            foreach (var scheme in new[] { "https", "http" })
            {
                yield return Other($"{scheme}://{sent.Report.Host}{path}?{payload}", "The whole address was signed. Sign the parameters alone.");
            }
        }
    }

    private static SignedTextVariant Other(string text, string detail) => new(SentRequestFaultKind.OtherBytesSigned, text, detail);

    private static SignedTextVariant Misplaced(SentRequest sent, string text, string detail) =>
        new(sent.Method == HttpMethod.Get ? SentRequestFaultKind.ParametersMisplaced : SentRequestFaultKind.OtherBytesSigned, text, detail);

    private static string Sort(string[] pieces, StringComparer comparer) =>
        string.Join('&', pieces.OrderBy(piece => piece.Split('=')[0], comparer));

    private static string EncodeValues(SentRequest sent)
    {
        var (query, body) = (Encode(sent, isInBody: false), Encode(sent, isInBody: true));
        return query + body;
    }

    private static string Encode(SentRequest sent, bool isInBody) => string.Join('&', sent.Parameters
        .Where(parameter => parameter.IsInBody == isInBody)
        .Select(parameter => $"{parameter.Name}={UnencodedText.Encode(parameter.Value)}"));

    /// <summary>Decodes escapes only: a plus sign stays one.</summary>
    private static string? Decode(string text)
    {
        try
        {
            return PercentEncoding.Decode(text.Replace("+", "%2B", StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("%[0-9A-Fa-f]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
