using System.Text.RegularExpressions;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Reports;

/// <summary>Prepares pasted text for reading, and what was read from it for showing.</summary>
internal static partial class LogText
{
    private const int MostCharacters = 256 * 1024;
    private const int LongestMessage = 500;

    /// <summary>At most 256 Ki characters, with the quotes that JSON within JSON, a shell or a web page has escaped.</summary>
    public static string Prepare(string text)
    {
        if (text.Length > MostCharacters)
        {
            text = WithoutLastWord(text[..MostCharacters]);
        }

        return text
            .Replace("\\\"", "\"", StringComparison.Ordinal)
            .Replace("\\u0022", "\"", StringComparison.OrdinalIgnoreCase)
            .Replace("\\u0027", "'", StringComparison.OrdinalIgnoreCase)
            .Replace("&quot;", "\"", StringComparison.OrdinalIgnoreCase)
            .Replace("&#34;", "\"", StringComparison.Ordinal)
            .Replace("&#39;", "'", StringComparison.Ordinal);
    }

    /// <summary>One line of at most 500 characters without anything that looks like a key, a signature or a query string.</summary>
    /// <param name="message">What was read.</param>
    /// <param name="isCut">Whether more followed that was not read; a key that was cut would no longer be recognised as one.</param>
    public static string? Show(string message, bool isCut = false)
    {
        message = Unprintable().Replace(message, " ");
        message = isCut ? WithoutLastWord(message) : message;
        message = Piece().Replace(SecretScrubber.MaskRuns(message), "***").Trim();
        return message.Length == 0 ? null : message.Length <= LongestMessage ? message : message[..(LongestMessage - 1)] + "…";
    }

    private static string WithoutLastWord(string text)
    {
        var end = text.Length;
        while (end > 0 && !char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return text[..end];
    }

    [GeneratedRegex("[\\s\\p{C}]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unprintable();

    // Logs are wrapped, and programs shorten keys: a piece of one mixes letters and digits as no word does, and one of base64 capitals
    // too, as no path does. Bytes are listed as numbers.
    [GeneratedRegex(
        "(?<![A-Za-z0-9])(?=[A-Za-z]{0,99}[0-9])(?=[0-9]{0,99}[A-Za-z])[A-Za-z0-9]{16,}"
        + "|(?<![A-Za-z0-9+/])(?!/)(?=[A-Za-z+/]{0,99}[0-9])(?=[A-Z0-9+/]{0,99}[a-z])(?=[a-z0-9+/]{0,99}[A-Z])[A-Za-z0-9+/]{16,}"
        + "|(\\d{1,3}, ?){15,}\\d{0,3}",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Piece();
}
