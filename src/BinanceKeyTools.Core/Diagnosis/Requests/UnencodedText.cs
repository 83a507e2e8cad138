using System.Buffers;
using System.Text;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Diagnosis.Requests;

/// <summary>
/// Finds what should have been percent-encoded. The exchange requires it for characters outside ASCII (rest-api.md); reports show
/// that HTTP stacks also encode spaces, quotes, brackets, commas and at signs after the program has signed them.
/// </summary>
internal static class UnencodedText
{
    // What RFC 3986 lets stand in a query and programs commonly leave there unencoded on both sides.
    private static readonly SearchValues<char> Left = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'()*:;/?=+%&");

    // What may stand in a query, and is still encoded by some HTTP stacks.
    private static readonly SearchValues<char> Doubtful = SearchValues.Create("@,[]#");

    /// <summary>Whether a text has characters that should have been encoded.</summary>
    public static bool IsIn(string text) => text.AsSpan().ContainsAnyExcept(Left) || HasStrayPercent(text);

    /// <summary>Whether a text has characters that cannot be in an address as they are, so that they were encoded on the way.</summary>
    public static bool CannotBeSent(string text)
    {
        foreach (var character in text)
        {
            if (!Left.Contains(character) && !Doubtful.Contains(character))
            {
                return true;
            }
        }

        return HasStrayPercent(text);
    }

    /// <summary>The kinds of characters that a text has and should not, in words.</summary>
    public static string Describe(string text)
    {
        List<string> kinds = [];
        Add(text.Any(c => c > '\u007E'), "characters outside ASCII");
        Add(text.Any(c => c <= ' '), "a space");
        Add(text.Contains('"', StringComparison.Ordinal), "a quotation mark");
        Add(text.Any(c => c is '[' or ']' or '{' or '}' or '<' or '>'), "a bracket");
        Add(text.Contains(',', StringComparison.Ordinal), "a comma");
        Add(text.Contains('@', StringComparison.Ordinal), "an at sign");
        Add(HasStrayPercent(text), "a percent sign that begins no escape");
        return kinds.Count == 0 ? "a special character" : string.Join(", ", kinds);

        void Add(bool isThere, string kind)
        {
            if (isThere)
            {
                kinds.Add(kind);
            }
        }
    }

    /// <summary>Encodes what is not encoded yet; escapes stay as they are.</summary>
    public static string Encode(string value)
    {
        var encoded = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            if (IsEscape(value, i))
            {
                encoded.Append(value, i, 3);
                i += 2;
                continue;
            }

            // Half a surrogate pair is no character, and no program can have encoded it.
            if (Rune.TryGetRuneAt(value, i, out var rune))
            {
                encoded.Append(PercentEncoding.Encode(rune.ToString()));
                i += rune.Utf16SequenceLength - 1;
            }
        }

        return encoded.ToString();
    }

    private static bool HasStrayPercent(string text)
    {
        for (var i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (!IsEscape(text, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEscape(string text, int index) =>
        text[index] == '%' && index + 2 < text.Length && char.IsAsciiHexDigit(text[index + 1]) && char.IsAsciiHexDigit(text[index + 2]);
}
