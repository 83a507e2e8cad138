using System.Buffers;
using System.Text;

namespace BinanceKeyTools.Signing;

/// <summary>
/// Percent-encoding of everything outside <c>A-Z a-z 0-9 - . _ ~</c> (RFC 3986, unreserved) as UTF-8 with uppercase escapes.
/// Binance requires the encoding before signing since 2026-01-15 and compares the escapes as bytes; encoding the whole set
/// keeps HTTP stacks from encoding anything once more after signing.
/// </summary>
public static class PercentEncoding
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static readonly SearchValues<char> UnreservedChars = SearchValues.Create(Unreserved);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static ReadOnlySpan<byte> HexDigits => "0123456789ABCDEF"u8;

    /// <summary>Encodes a text into a writer.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="writer">Takes the ASCII bytes.</param>
    /// <exception cref="ArgumentException">The text has half a surrogate pair.</exception>
    public static void Encode(ReadOnlySpan<char> text, IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        int length = GetEncodedLength(text);
        if (length > 0)
        {
            Encode(text, writer.GetSpan(length));
            writer.Advance(length);
        }
    }

    /// <summary>Encodes a text into a span.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="destination">Takes the ASCII bytes; see <see cref="GetEncodedLength"/>.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException">The text has half a surrogate pair, or the destination is too short.</exception>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> destination)
    {
        int needed = GetEncodedLength(text);
        if (destination.Length < needed)
        {
            throw new ArgumentException(
                $"The encoded text needs {needed} bytes, and the destination has {destination.Length}.",
                nameof(destination));
        }

        if (needed == text.Length)
        {
            return Encoding.ASCII.GetBytes(text, destination);
        }

        int written = 0;
        Span<byte> utf8 = stackalloc byte[4];
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && IsUnreserved((char)rune.Value))
            {
                destination[written++] = (byte)rune.Value;
                continue;
            }

            int length = rune.EncodeToUtf8(utf8);
            foreach (byte value in utf8[..length])
            {
                written += Escape(value, destination[written..]);
            }
        }

        return written;
    }

    /// <summary>Encodes a text.</summary>
    /// <param name="text">Any text.</param>
    /// <exception cref="ArgumentException">The text has half a surrogate pair.</exception>
    public static string Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExcept(UnreservedChars))
        {
            return text;
        }

        byte[] encoded = new byte[GetEncodedLength(text)];
        Encode(text, encoded.AsSpan());
        return Encoding.ASCII.GetString(encoded);
    }

    /// <summary>The number of ASCII bytes of a text after encoding.</summary>
    /// <param name="text">Any text.</param>
    /// <exception cref="ArgumentException">The text has half a surrogate pair.</exception>
    public static int GetEncodedLength(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExcept(UnreservedChars))
        {
            return text.Length;
        }

        int invalid = IndexOfUnpairedSurrogate(text);
        if (invalid >= 0)
        {
            throw new ArgumentException(
                $"The text has half a surrogate pair at position {invalid + 1}, which is no character.",
                nameof(text));
        }

        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            length += rune.IsAscii && IsUnreserved((char)rune.Value) ? 1 : 3 * rune.Utf8SequenceLength;
        }

        return length;
    }

    /// <summary>
    /// Decodes as a server does: escapes of either case become UTF-8 bytes, <c>+</c> becomes a space, everything else stays.
    /// </summary>
    /// <param name="text">The encoded text.</param>
    /// <exception cref="FormatException">A <c>%</c> without two hexadecimal digits, or bytes that are not UTF-8.</exception>
    public static string Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Decode(text.AsSpan());
    }

    /// <summary>
    /// Splits a query string or form body into decoded names and values, in order and with duplicates. Empty pieces are passed
    /// over; a piece without <c>=</c> has an empty value.
    /// </summary>
    /// <param name="query">The text, with or without a leading <c>?</c>.</param>
    /// <exception cref="FormatException">A <c>%</c> without two hexadecimal digits, or bytes that are not UTF-8.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        ReadOnlySpan<char> rest = query;
        if (rest.StartsWith("?"))
        {
            rest = rest[1..];
        }

        var parameters = new List<KeyValuePair<string, string>>();
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf('&');
            ReadOnlySpan<char> piece = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (piece.IsEmpty)
            {
                continue;
            }

            int equals = piece.IndexOf('=');
            parameters.Add(equals < 0
                ? new(Decode(piece), string.Empty)
                : new(Decode(piece[..equals]), Decode(piece[(equals + 1)..])));
        }

        return parameters;
    }

    internal static bool IsUnreserved(char character) => UnreservedChars.Contains(character);

    /// <summary>Encodes one ASCII character and returns the number of bytes written.</summary>
    internal static int EncodeAscii(byte character, Span<byte> destination)
    {
        if (!IsUnreserved((char)character))
        {
            return Escape(character, destination);
        }

        destination[0] = character;
        return 1;
    }

    /// <returns>The index of the first surrogate without its other half, or -1.</returns>
    internal static int IndexOfUnpairedSurrogate(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
            {
                return i;
            }

            i++;
        }

        return -1;
    }

    private static int Escape(byte value, Span<byte> destination)
    {
        destination[0] = (byte)'%';
        destination[1] = HexDigits[value >> 4];
        destination[2] = HexDigits[value & 0xF];
        return 3;
    }

    private static string Decode(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny('%', '+'))
        {
            return text.ToString();
        }

        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return StrictUtf8.GetString(bytes, 0, DecodeBytes(text, bytes));
        }
        catch (ArgumentException)
        {
            throw new FormatException("The encoded text is not UTF-8.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }

    private static int DecodeBytes(ReadOnlySpan<char> text, Span<byte> destination)
    {
        int written = 0;
        while (!text.IsEmpty)
        {
            int plain = text.IndexOfAny('%', '+');
            ReadOnlySpan<char> literal = plain < 0 ? text : text[..plain];
            written += StrictUtf8.GetBytes(literal, destination[written..]);
            text = text[literal.Length..];
            if (text.IsEmpty)
            {
                break;
            }

            if (text[0] == '+')
            {
                destination[written++] = (byte)' ';
                text = text[1..];
                continue;
            }

            if (text.Length < 3 || !char.IsAsciiHexDigit(text[1]) || !char.IsAsciiHexDigit(text[2]))
            {
                throw new FormatException("The encoded text has a '%' that is not followed by two hexadecimal digits.");
            }

            destination[written++] = (byte)((HexValue(text[1]) << 4) | HexValue(text[2]));
            text = text[3..];
        }

        return written;
    }

    private static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
