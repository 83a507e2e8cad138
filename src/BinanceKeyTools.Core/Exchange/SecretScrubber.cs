using System.Text;
using System.Text.RegularExpressions;
using BinanceKeyTools.Keys;

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

    // So many characters in a row are no coincidence.
    private const int BlockLength = 8;
    private const int ShortestEcho = 40;

    /// <summary>Scrubs a message or header of the exchange, and makes one line of at most 500 characters of it.</summary>
    public static string Scrub(string text, Call call)
    {
        text = Unprintable().Replace(text.Length <= MaxRead ? text : WithoutLastRun(text[..MaxRead]), " ").Trim();
        if (call.Credential is { } credential)
        {
            text = text.Replace(credential.ApiKey.Reveal(), credential.Shown, StringComparison.OrdinalIgnoreCase);
        }

        text = QueryString().Replace(text, "?***");
        text = Parameters().Replace(text, "***");
        text = SignatureParameter().Replace(text, "signature=***");
        text = KeyLikeRun().Replace(text, "***");

        // Last, because what is cut into pieces is no run any more.
        text = WithoutPieces(text, call.Credential?.ApiKey.Reveal() ?? "");
        text = WithoutPieces(text, call.Payload?.Signature ?? "");
        return Shorten(text, MaxMessage);
    }

    /// <summary>The beginning of a body as one readable, scrubbed line.</summary>
    public static string Excerpt(ReadOnlySpan<byte> body, Call call)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxRead)]).Replace("\0", "", StringComparison.Ordinal);
        text = body.Length <= MaxRead ? text : WithoutLastRun(text);
        return Shorten(Scrub(Markup().Replace(text, " "), call), MaxExcerpt);
    }

    /// <summary>Whether a header repeats the API key or the signature of a request. Ordinary ones are shorter than either.</summary>
    public static bool IsEcho(string text, Call call)
    {
        if (text.Length < ShortestEcho || call.Credential is not { } credential)
        {
            return false;
        }

        if (text.Contains(credential.ApiKey.Reveal(), StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return call.Payload?.Signature is { Length: > 0 } signature
            && (text.Contains(signature, StringComparison.OrdinalIgnoreCase) || text.Contains(Uri.EscapeDataString(signature), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Masks what looks like key material in a text that nobody knows the form of: PEM blocks, and all that can be part of a
    /// signed request, also percent-encoded.</summary>
    /// <remarks>Whole runs go at once. Were the letters and digits in them masked first, what is left between the escapes would be
    /// too short to be recognised.</remarks>
    public static string MaskRuns(string text) =>
        KeyLikeRun().Replace(SignatureParameter().Replace(QueryString().Replace(KeyLikeText.HidePemBlocks(text), "?***"), "signature=***"), "***");

    // Finds pieces of a secret wherever they are cut: any fifteen characters of it hold a block that begins at a multiple of eight.
    private static string WithoutPieces(string text, string secret)
    {
        const string Mask = "***";
        for (var block = 0; block + BlockLength <= secret.Length; block += BlockLength)
        {
            var searched = 0;
            while (text.AsSpan(searched).IndexOf(secret.AsSpan(block, BlockLength), StringComparison.OrdinalIgnoreCase) is >= 0 and var found)
            {
                var start = searched + found;
                var end = start + BlockLength;
                for (var i = block - 1; start > 0 && i >= 0 && IsSame(text[start - 1], secret[i]); i--)
                {
                    start--;
                }

                for (var i = block + BlockLength; end < text.Length && i < secret.Length && IsSame(text[end], secret[i]); i++)
                {
                    end++;
                }

                text = string.Concat(text.AsSpan(0, start), Mask, text.AsSpan(end));
                searched = start + Mask.Length;
            }
        }

        return text;
    }

    private static bool IsSame(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);

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
