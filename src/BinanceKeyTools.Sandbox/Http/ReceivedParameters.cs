using System.Buffers;
using System.Text;

namespace BinanceKeyTools.Sandbox.Http;

/// <summary>The parameters of a request and the bytes that its signature covers.</summary>
internal sealed class ReceivedParameters
{
    private const string SignatureName = "signature";

    /// <summary>
    /// What RFC 3986 lets stand unencoded in a query, plus the percent sign and the square brackets that URL parsers let through.
    /// Anything else had to be percent-encoded before signing (enforced since 2026-01-15, spot change log of 2025-12-17).
    /// </summary>
    private static readonly SearchValues<byte> AllowedBytes = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?%[]"u8);

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private ReceivedParameters()
    {
    }

    /// <summary>The query followed by the body, without the signature parameter: exactly the bytes that came.</summary>
    public ReadOnlyMemory<byte> Payload { get; private set; }

    /// <summary>The percent-decoded signature; null when none was sent.</summary>
    public string? Signature { get; private set; }

    /// <summary>True when the signature is the last parameter of the part that carries it.</summary>
    public bool IsSignatureLast { get; private set; } = true;

    /// <summary>True when a byte came raw that the rules require to be percent-encoded.</summary>
    public bool HasUnencodedBytes { get; private set; }

    /// <summary>True when a percent sign is not followed by two hexadecimal digits, or the escapes are not UTF-8.</summary>
    public bool HasBrokenEscapes { get; private set; }

    public static ReceivedParameters Read(ReceivedRequest request)
    {
        var parameters = new ReceivedParameters();
        var isJson = request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;

        // A GET has its parameters in the query only, whatever its body says.
        var body = request.Method == "GET" ? ReadOnlyMemory<byte>.Empty : request.Body;
        var query = parameters.ReadPart(request.Query.Span, isForm: true);
        var rest = parameters.ReadPart(body.Span, isForm: !isJson);
        parameters.Payload = Concatenate(query, rest);
        parameters.HasUnencodedBytes = parameters.Payload.Span.ContainsAnyExcept(AllowedBytes);
        return parameters;
    }

    /// <summary>The decoded value, or null. The first occurrence counts, and the query comes before the body.</summary>
    public string? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>Reads one part and returns its bytes without the signature parameter and one adjacent separator.</summary>
    private ReadOnlySpan<byte> ReadPart(ReadOnlySpan<byte> part, bool isForm)
    {
        if (part.IsEmpty || !isForm)
        {
            return part;
        }

        var start = 0;
        var signatureStart = -1;
        var signatureEnd = -1;
        while (start <= part.Length)
        {
            var length = part[start..].IndexOf((byte)'&');
            var end = length < 0 ? part.Length : start + length;
            if (ReadPair(part[start..end]))
            {
                signatureStart = start;
                signatureEnd = end;
            }

            start = end + 1;
        }

        if (signatureStart < 0)
        {
            return part;
        }

        IsSignatureLast &= signatureEnd == part.Length;
        return signatureStart > 0
            ? Concatenate(part[..(signatureStart - 1)], part[signatureEnd..]).Span
            : part[Math.Min(signatureEnd + 1, part.Length)..];
    }

    /// <summary>Reads <c>name=value</c>; true when it is the signature.</summary>
    private bool ReadPair(ReadOnlySpan<byte> pair)
    {
        var separator = pair.IndexOf((byte)'=');
        var name = Decode(separator < 0 ? pair : pair[..separator]);
        var value = separator < 0 ? string.Empty : Decode(pair[(separator + 1)..]);
        if (name == SignatureName)
        {
            Signature ??= value;
            return true;
        }

        if (name.Length > 0)
        {
            _values.TryAdd(name, value);
        }

        return false;
    }

    private string Decode(ReadOnlySpan<byte> encoded)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(encoded.Length, 1));
        try
        {
            var written = 0;
            for (var index = 0; index < encoded.Length; index++)
            {
                var current = encoded[index];
                if (current == '%' && TryReadEscape(encoded[(index + 1)..], out var escaped))
                {
                    current = escaped;
                    index += 2;
                }
                else if (current == '%')
                {
                    HasBrokenEscapes = true;
                }
                else if (current == '+')
                {
                    current = (byte)' ';
                }

                buffer[written++] = current;
            }

            HasBrokenEscapes |= !System.Text.Unicode.Utf8.IsValid(buffer.AsSpan(0, written));
            return Encoding.UTF8.GetString(buffer, 0, written);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static bool TryReadEscape(ReadOnlySpan<byte> digits, out byte value)
    {
        value = 0;
        return digits.Length >= 2
            && char.IsAsciiHexDigit((char)digits[0])
            && char.IsAsciiHexDigit((char)digits[1])
            && System.Buffers.Text.Utf8Parser.TryParse(digits[..2], out value, out _, 'x');
    }

    private static ReadOnlyMemory<byte> Concatenate(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var joined = new byte[first.Length + second.Length];
        first.CopyTo(joined);
        second.CopyTo(joined.AsSpan(first.Length));
        return joined;
    }
}
