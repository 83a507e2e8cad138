using System.Buffers;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace BinanceKeyTools.Signing;

/// <summary>
/// The query string and body of one request as the exact bytes that are signed and sent. They live in a pooled buffer that is
/// zeroed on <see cref="Dispose"/>; none of the memory may be used afterwards.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SignedPayload : IDisposable
{
    private readonly int _queryLength;
    private readonly int _payloadLength;
    private readonly int _wireLength;
    private readonly int _signatureLength;
    private byte[]? _buffer;

    /// <summary>
    /// Lays out the buffer as query, body, "signature=…" as sent, and the signature before percent-encoding. Whatever is signed
    /// or sent is then one stretch of it, because the signature follows the body when there is one, and the query otherwise.
    /// </summary>
    private SignedPayload(RequestParameters query, RequestParameters body, IRequestSigner? signer)
    {
        int queryLength = LengthOf(query);
        int payloadLength = queryLength + LengthOf(body);
        int signatureRoom = signer is null ? 0 : SignaturePrefix.Length + (4 * signer.MaxSignatureLength);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(payloadLength + signatureRoom);
        try
        {
            int position = Write(query, buffer, 0);
            Write(body, buffer, position);
            _queryLength = queryLength;
            _payloadLength = payloadLength;
            _wireLength = payloadLength;
            HasBody = body.Count > 0;
            if (signer is not null)
            {
                (_wireLength, _signatureLength) = AppendSignature(buffer, payloadLength, isFirst: payloadLength == 0, signer);
            }

            _buffer = buffer;
        }
        catch
        {
            Return(buffer);
            throw;
        }
    }

    /// <summary>The query string without <c>?</c>, ASCII, exactly as it goes on the wire.</summary>
    public ReadOnlyMemory<byte> Query => Buffer.AsMemory(0, HasBody ? _queryLength : _wireLength);

    /// <summary>The form body, ASCII, exactly as it goes on the wire. Empty when there are no body parameters.</summary>
    public ReadOnlyMemory<byte> Body => HasBody ? Buffer.AsMemory(_queryLength, _wireLength - _queryLength) : Buffer.AsMemory(0, 0);

    /// <summary>
    /// The exact bytes that are signed: query and body with nothing between them (rest-api.md, "SIGNED endpoint security").
    /// </summary>
    public ReadOnlyMemory<byte> Payload => Buffer.AsMemory(0, _payloadLength);

    /// <summary>The signature before percent-encoding: lowercase hexadecimal or base64. Empty when nothing was signed.</summary>
    public string Signature => Encoding.ASCII.GetString(Buffer, _wireLength, _signatureLength);

    private static ReadOnlySpan<byte> SignaturePrefix => "&signature="u8;

    private bool HasBody { get; }

    private byte[] Buffer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_buffer is null, this);
            return _buffer;
        }
    }

    /// <summary>
    /// Encodes the parameters in their order and signs them. The signature is the last parameter: of the body when there are
    /// body parameters, of the query string otherwise.
    /// </summary>
    /// <param name="query">Parameters for the query string.</param>
    /// <param name="body">Parameters for the form body.</param>
    /// <param name="signer">Signs; null for a request that is sent without a signature.</param>
    /// <exception cref="RequestParameterException">
    /// A parameter is in both places, or there are both a signer and a <c>signature</c> parameter.
    /// </exception>
    public static SignedPayload Create(RequestParameters query, RequestParameters body, IRequestSigner? signer)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(body);
        for (int i = 0; i < query.Count; i++)
        {
            string name = query[i].Key;
            if (body.Contains(name))
            {
                throw RequestParameters.Duplicate(
                    name,
                    $"The parameter '{name}' is in the query string and in the body, where the exchange would ignore the "
                    + "latter. Give it once.");
            }
        }

        if (signer is not null && (query.Contains(RequestParameters.SignatureName) || body.Contains(RequestParameters.SignatureName)))
        {
            throw new RequestParameterException(
                "ParameterReserved",
                RequestParameters.SignatureName,
                "The parameter 'signature' was given although the request is to be signed. Leave it out, or sign without a key.");
        }

        return new SignedPayload(query, body, signer);
    }

    /// <summary>Zeroes the buffer and gives it back. Further calls do nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer)
        {
            Return(buffer);
        }
    }

    /// <summary>The sizes only: parameters may be private.</summary>
    public override string ToString() => $"{_payloadLength} bytes of parameters, {(_signatureLength == 0 ? "not signed" : "signed")}";

    private static int LengthOf(RequestParameters parameters)
    {
        // A name and its '=' each, and an '&' between two.
        int length = Math.Max(0, parameters.Count - 1) + parameters.Count;
        for (int i = 0; i < parameters.Count; i++)
        {
            (string name, string value) = parameters[i];
            length += name.Length + PercentEncoding.GetEncodedLength(value);
        }

        return length;
    }

    private static int Write(RequestParameters parameters, byte[] buffer, int position)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            if (i > 0)
            {
                buffer[position++] = (byte)'&';
            }

            (string name, string value) = parameters[i];
            position += Encoding.ASCII.GetBytes(name, buffer.AsSpan(position));
            buffer[position++] = (byte)'=';
            position += PercentEncoding.Encode(value, buffer.AsSpan(position));
        }

        return position;
    }

    /// <returns>Where the bytes to send end, and the length of the signature that lies behind them.</returns>
    private static (int WireLength, int SignatureLength) AppendSignature(
        byte[] buffer,
        int payloadLength,
        bool isFirst,
        IRequestSigner signer)
    {
        ReadOnlySpan<byte> prefix = isFirst ? SignaturePrefix[1..] : SignaturePrefix;

        // Signed into its place behind the longest form that the encoded one can have, then moved up to it.
        int rawStart = payloadLength + SignaturePrefix.Length + (3 * signer.MaxSignatureLength);
        Span<byte> raw = buffer.AsSpan(rawStart, signer.MaxSignatureLength);
        raw = raw[..signer.Sign(buffer.AsSpan(0, payloadLength), raw)];

        prefix.CopyTo(buffer.AsSpan(payloadLength));
        int position = payloadLength + prefix.Length;
        foreach (byte character in raw)
        {
            position += PercentEncoding.EncodeAscii(character, buffer.AsSpan(position));
        }

        raw.CopyTo(buffer.AsSpan(position));
        return (position, raw.Length);
    }

    private static void Return(byte[] buffer)
    {
        CryptographicOperations.ZeroMemory(buffer);
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
