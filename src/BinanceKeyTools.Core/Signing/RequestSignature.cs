using System.Text;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Signing;

/// <summary>A signature and the exact text it is over, to be compared with another client's.</summary>
/// <param name="Payload">The text that is signed: query string and body with nothing between them.</param>
/// <param name="Signature">Hexadecimal for HMAC, base64 for RSA and Ed25519, before percent-encoding.</param>
/// <param name="Algorithm">The algorithm of the key.</param>
/// <param name="QueryString">What goes after the <c>?</c>, with the signature unless that belongs into the body.</param>
/// <param name="Body">What goes into the form body; empty when all parameters travel in the query.</param>
public sealed record RequestSignature(string Payload, string Signature, KeyAlgorithm Algorithm, string QueryString, string Body)
{
    /// <summary>Signs parameters without sending them.</summary>
    /// <param name="query">Parameters of the query string.</param>
    /// <param name="body">Parameters of the body.</param>
    /// <param name="recvWindow">Added when given, 1 ms to 60 s.</param>
    /// <param name="timestamp">Added, unless the parameters hold one already.</param>
    /// <param name="credential">The key.</param>
    /// <exception cref="RequestParameterException">The parameters cannot be signed.</exception>
    public static RequestSignature Create(
        RequestParameters query, RequestParameters body, TimeSpan? recvWindow, DateTimeOffset timestamp, BinanceCredential credential)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(credential);
        (query, body) = RequestStamp.Add(query, body, recvWindow, timestamp);
        using var payload = SignedPayload.Create(query, body, credential.Signer);
        return new RequestSignature(
            Encoding.ASCII.GetString(payload.Payload.Span),
            payload.Signature,
            credential.Algorithm,
            Encoding.ASCII.GetString(payload.Query.Span),
            Encoding.ASCII.GetString(payload.Body.Span));
    }
}
