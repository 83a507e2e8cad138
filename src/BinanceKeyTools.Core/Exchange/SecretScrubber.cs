using System.Text;
using System.Text.RegularExpressions;

namespace BinanceKeyTools.Exchange;

/// <summary>
/// Takes key material out of text that came from outside before it may become part of an error. Knows the live key of the
/// request, and treats every query string, every signature parameter and every long unbroken run of key characters as such.
/// </summary>
internal static partial class SecretScrubber
{
    private const int MaxExcerpt = 200;
    private const int MaxMessage = 500;

    // More than is shown, so that markup does not use it up; little enough for patterns to be quick on any input.
    private const int MaxRead = 4000;

    // What keys, signatures and query strings consist of, also when escaped for JSON, HTML or URIs.
    private const string KeyCharacters = "[A-Za-z0-9+/_=%&#;\\\\-]";

    /// <summary>Scrubs a message or header of the exchange, and makes one line of at most 500 characters of it.</summary>
    public static string Scrub(string text, BinanceCredential? credential)
    {
        text = Unprintable().Replace(text.Length <= MaxRead ? text : WithoutLastRun(text[..MaxRead]), " ").Trim();
        if (credential is not null)
        {
            text = text.Replace(credential.ApiKey.Reveal(), credential.ApiKey.Masked, StringComparison.OrdinalIgnoreCase);
        }

        text = QueryString().Replace(text, "?***");
        text = Parameters().Replace(text, "***");
        text = SignatureParameter().Replace(text, "signature=***");
        return Shorten(KeyLikeRun().Replace(text, "***"), MaxMessage);
    }

    /// <summary>The beginning of a body as one readable, scrubbed line.</summary>
    public static string Excerpt(ReadOnlySpan<byte> body, BinanceCredential? credential)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxRead)]).Replace("\0", "", StringComparison.Ordinal);
        text = body.Length <= MaxRead ? text : WithoutLastRun(text);
        return Shorten(Scrub(Markup().Replace(text, " "), credential), MaxExcerpt);
    }

    // A key that was cut would no longer be recognised as one, so what it was part of goes with it.
    private static string WithoutLastRun(string text) => LastRun().Replace(text, "");

    private static string Shorten(string text, int limit) => text.Length <= limit ? text : text[..(limit - 1)] + "…";

    [GeneratedRegex("\\?[^\\s\"'<>=]*=[^\\s\"'<>]*", RegexOptions.CultureInvariant)]
    private static partial Regex QueryString();

    [GeneratedRegex("[^\\s\"'<>=&]+=[^\\s\"'<>&]*(&[^\\s\"'<>=&]+=[^\\s\"'<>&]*)+", RegexOptions.CultureInvariant)]
    private static partial Regex Parameters();

    [GeneratedRegex("signature(=|%3D)[^&\\s\"'<>]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignatureParameter();

    // 40 characters: longer than any word, path segment or IPv6 address, shorter than a key, a secret or a signature.
    [GeneratedRegex(KeyCharacters + "{40,}", RegexOptions.CultureInvariant)]
    private static partial Regex KeyLikeRun();

    [GeneratedRegex(KeyCharacters + "+$", RegexOptions.CultureInvariant)]
    private static partial Regex LastRun();

    [GeneratedRegex("<(style|script)\\b.*?(</\\1>|$)|<[^>]*>?", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex("[\\s\\p{C}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Unprintable();
}
