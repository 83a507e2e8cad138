using System.Buffers;

namespace BinanceKeyTools.Vaults;

/// <summary>Tells by its form what may be a part of a Binance key: vaults hold other secrets too.</summary>
internal static class KeyLook
{
    // Every key and HMAC secret has 64; somebody may have lost or doubled a few.
    private const int Shortest = 60;
    private const int Longest = 68;

    private const string PemBegin = "-----BEGIN ";
    private const string PemEnd = "-----END ";
    private const string Ed25519Body = "MC4CAQAwBQYDK2Vw";
    private const string RsaBodyMark = "ANBgkqhkiG9w0BAQEFAASC";
    private const int RsaMarkEnd = 40;

    // What stands around a key in texts. A dot, a slash or a dash continues a token of another service.
    private const string Delimiters = "\"'`:;,=|<>(){}[]&\\";

    private static readonly string[] PrivateKeyLabels = ["PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY"];
    private static readonly SearchValues<char> LettersAndDigits =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>A text without the stray characters around it.</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> text) => text.Trim("\uFEFF\u200B").Trim().Trim("\"'\uFEFF\u200B").Trim();

    /// <summary>Whether a text has the form of an API key, which is that of an HMAC secret as well, once stray characters around it are
    /// ignored.</summary>
    public static bool IsKey(ReadOnlySpan<char> text)
    {
        var bare = Bare(text);
        return bare.Length is >= Shortest and <= Longest && !bare.ContainsAnyExcept(LettersAndDigits) && !bare.StartsWith(Ed25519Body, StringComparison.Ordinal);
    }

    /// <summary>Whether a text is a private key of a kind that Binance takes, with or without its BEGIN line. One beside a certificate is not
    /// for Binance.</summary>
    public static bool IsPrivateKey(ReadOnlySpan<char> text)
    {
        var bare = Bare(text);
        if (bare.StartsWith(Ed25519Body, StringComparison.Ordinal)
            || (bare.StartsWith("MII", StringComparison.Ordinal) && bare.Length > RsaMarkEnd && bare[..RsaMarkEnd].Contains(RsaBodyMark, StringComparison.Ordinal)))
        {
            return true;
        }

        var isPrivate = false;
        for (var begin = bare.IndexOf(PemBegin, StringComparison.Ordinal); begin >= 0; begin = bare.IndexOf(PemBegin, StringComparison.Ordinal))
        {
            bare = bare[(begin + PemBegin.Length)..];
            if (bare.StartsWith("CERTIFICATE", StringComparison.Ordinal))
            {
                return false;
            }

            foreach (var label in PrivateKeyLabels)
            {
                isPrivate |= bare.StartsWith(label, StringComparison.Ordinal) && bare[label.Length..] is ['-', ..];
            }
        }

        return isPrivate;
    }

    /// <summary>Whether a text is the secret half of a key by its form.</summary>
    public static bool IsSecret(ReadOnlySpan<char> text) => IsKey(text) || IsPrivateKey(text);

    /// <summary>Whether a text is or holds what has the form of a part of a key. PEM blocks of other kinds are not looked into.</summary>
    public static bool Holds(ReadOnlySpan<char> text) => IsSecret(text) || HoldsKey(text);

    /// <summary>Whether a text holds what has the form of an API key, between delimiters and outside of PEM blocks.</summary>
    public static bool HoldsKey(ReadOnlySpan<char> text)
    {
        for (var begin = text.IndexOf(PemBegin, StringComparison.Ordinal); begin >= 0; begin = text.IndexOf(PemBegin, StringComparison.Ordinal))
        {
            if (HoldsRun(text[..begin]))
            {
                return true;
            }

            var end = text[begin..].IndexOf(PemEnd, StringComparison.Ordinal);
            text = end < 0 ? default : text[(begin + end + PemEnd.Length)..];
        }

        return HoldsRun(text);
    }

    private static bool HoldsRun(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(LettersAndDigits) is >= 0 and var start)
        {
            var length = text[start..].IndexOfAnyExcept(LettersAndDigits) is >= 0 and var found ? found : text.Length - start;
            if (length is >= Shortest and <= Longest
                && (start == 0 || IsDelimiter(text[start - 1]))
                && (start + length == text.Length || IsDelimiter(text[start + length])))
            {
                return true;
            }

            // The character after a run delimits the next one too.
            text = text[(start + length)..];
        }

        return false;
    }

    private static bool IsDelimiter(char character) => char.IsWhiteSpace(character) || Delimiters.Contains(character, StringComparison.Ordinal) || character is '\uFEFF' or '\u200B';
}
