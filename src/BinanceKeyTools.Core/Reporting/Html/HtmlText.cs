using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>
/// Writes HTML as UTF-8 to a stream through one reused buffer. Markup is taken as UTF-8 literals only and text as strings only, so
/// that a value cannot get into the page unescaped by taking the wrong method. What has no shape of its own (control characters,
/// direction overrides, zero-width characters) is written as its code point, so that nobody is shown another name than the real one.
/// </summary>
internal sealed class HtmlText : IDisposable
{
    private const int BufferSize = 64 * 1024;

    // The longest that one character can become, with room to spare: a code point in brackets or a character reference.
    private const int LongestCharacter = 32;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly SearchValues<char> PlainCharacters =
        SearchValues.Create(" !#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_abcdefghijklmnopqrstuvwxyz{|}~");

    private readonly Stream _output;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _count;

    /// <summary>Starts writing.</summary>
    /// <param name="output">Stays open.</param>
    public HtmlText(Stream output)
    {
        _output = output;
    }

    /// <summary>Writes markup as it stands.</summary>
    /// <param name="literal">A literal of the program, never a value.</param>
    public HtmlText Markup(ReadOnlySpan<byte> literal)
    {
        if (literal.Length > _buffer.Length - _count)
        {
            Flush();
        }

        if (literal.Length > _buffer.Length)
        {
            _output.Write(literal);
            return this;
        }

        literal.CopyTo(_buffer.AsSpan(_count));
        _count += literal.Length;
        return this;
    }

    /// <summary>Writes a value, escaped for element content and for attribute values in double quotes.</summary>
    /// <param name="text">Any text, also one that is no valid UTF-16.</param>
    public HtmlText Text(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(PlainCharacters);
            WriteAscii(plain < 0 ? text : text[..plain]);
            if (plain < 0)
            {
                break;
            }

            // Half a surrogate pair comes out as the replacement character.
            Rune.DecodeFromUtf16(text[plain..], out var character, out var length);
            Write(character);
            text = text[(plain + length)..];
        }

        return this;
    }

    /// <summary>Writes a value in an element of its own, so that text from right to left does not disturb its surroundings.</summary>
    public HtmlText Isolated(ReadOnlySpan<char> text) => Markup("<bdi>"u8).Text(text).Markup("</bdi>"u8);

    /// <summary>Writes a number with commas between the thousands.</summary>
    public HtmlText Count(long number) => Value(number, "N0");

    /// <summary>Writes a number as digits only, for attributes.</summary>
    public HtmlText Number(long number) => Value(number, default);

    /// <summary>Writes a number with at most two decimals, for the geometry of drawings.</summary>
    public HtmlText Length(double number) => Value(number, "0.##");

    /// <summary>Writes a point in time, to the minute, in UTC.</summary>
    public HtmlText Time(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        return Markup("<time datetime=\""u8).Value(utc, "yyyy-MM-dd'T'HH:mm:ss'Z'").Markup("\">"u8)
            .Value(utc, "yyyy-MM-dd HH:mm").Markup(" UTC</time>"u8);
    }

    /// <summary>Writes a day, in UTC.</summary>
    public HtmlText Day(DateTimeOffset time) => Day(DateOnly.FromDateTime(time.UtcDateTime));

    /// <summary>Writes a day.</summary>
    public HtmlText Day(DateOnly day) => Markup("<time>"u8).Value(day, "yyyy-MM-dd").Markup("</time>"u8);

    /// <summary>Hands over to the stream what is still in the buffer.</summary>
    public void Flush()
    {
        _output.Write(_buffer, 0, _count);
        _count = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private HtmlText Value<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> bytes = stackalloc byte[64];
        value.TryFormat(bytes, out var length, format, CultureInfo.InvariantCulture);
        return Markup(bytes[..length]);
    }

    private void WriteAscii(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (_count == _buffer.Length)
            {
                Flush();
            }

            var length = Math.Min(text.Length, _buffer.Length - _count);
            _count += Encoding.ASCII.GetBytes(text[..length], _buffer.AsSpan(_count));
            text = text[length..];
        }
    }

    private void Write(Rune character)
    {
        if (LongestCharacter > _buffer.Length - _count)
        {
            Flush();
        }

        if (character.Value == '\r')
        {
            WriteAscii(" ");
        }
        else if (IsShapeless(character))
        {
            WriteAscii(string.Create(CultureInfo.InvariantCulture, $"[U+{character.Value:X4}]"));
        }
        else
        {
            Span<byte> bytes = stackalloc byte[4];
            var length = character.EncodeToUtf8(bytes);
            Encoder.EncodeUtf8(bytes[..length], _buffer.AsSpan(_count), out _, out var written);
            _count += written;
        }
    }

    private static bool IsShapeless(Rune character) => character.Value is not ('\n' or '\t')
        && Rune.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;
}
