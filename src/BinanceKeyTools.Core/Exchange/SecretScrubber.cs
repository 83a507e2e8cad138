using System.Text;
using System.Text.RegularExpressions;

namespace BinanceKeyTools.Exchange;

/// <summary>
/// Takes key material out of text that came from outside before it may become part of an error. Knows the live key of the
/// request, and treats every signature parameter and every long unbroken run of key characters as one.
/// </summary>
internal static partial class SecretScrubber
{
    private const int MaxExcerpt = 200;

    /// <summary>Scrubs a message of the exchange.</summary>
    public static string Scrub(string text, BinanceCredential? credential)
    {
        if (credential is not null)
        {
            text = text.Replace(credential.ApiKey.Reveal(), credential.ApiKey.Masked, StringComparison.OrdinalIgnoreCase);
        }

        text = SignatureParameter().Replace(text, "signature=***");
        return KeyLikeRun().Replace(text, "***");
    }

    /// <summary>The beginning of a body as one readable, scrubbed line.</summary>
    public static string Excerpt(ReadOnlySpan<byte> body, BinanceCredential? credential)
    {
        // Read more than is shown, so that a key cut at the edge is still recognised and masked whole.
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxExcerpt * 8)]);
        text = Markup().Replace(text, " ");
        text = Unprintable().Replace(text, " ").Trim();
        text = Scrub(text, credential);
        return text.Length <= MaxExcerpt ? text : text[..(MaxExcerpt - 1)] + "…";
    }

    [GeneratedRegex("signature(=|%3D)[^&\\s\"'<>]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignatureParameter();

    // 40 characters: longer than any word, path segment or IPv6 address, shorter than a key, a secret or a signature.
    [GeneratedRegex("[A-Za-z0-9+/_=%-]{40,}", RegexOptions.CultureInvariant)]
    private static partial Regex KeyLikeRun();

    [GeneratedRegex("<(style|script)\\b.*?(</\\1>|$)|<[^>]*>?", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex("[\\s\\p{C}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Unprintable();
}
