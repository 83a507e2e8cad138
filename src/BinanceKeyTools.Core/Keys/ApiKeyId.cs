using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace BinanceKeyTools.Keys;

/// <summary>
/// A Binance API key: the public name of a key, sent in the <c>X-MBX-APIKEY</c> header. Binance asks to keep it private too
/// (rest-api.md, "API Key Restrictions"), so everything but <see cref="Reveal"/> shows it masked.
/// </summary>
[DebuggerDisplay("{Masked,nq} ({Fingerprint,nq})")]
public readonly struct ApiKeyId : IEquatable<ApiKeyId>
{
    // A mask that shows eight characters must hide twice as many.
    private const int ShortestPartlyShown = 24;
    private const int ShownAtEachEnd = 4;
    private const string Ellipsis = "\u2026";

    private readonly string? _text;

    private ApiKeyId(string text) => _text = text;

    /// <summary>
    /// The first and last four characters, as in <c>vmPU…Eh8A</c>; only <c>…</c> for keys under 24 characters. Empty for the
    /// default value.
    /// </summary>
    public string Masked => _text is null ? string.Empty : Mask(_text);

    /// <summary>
    /// The first 12 hexadecimal digits (lowercase) of the SHA-256 of the key's UTF-8 bytes, which tells two keys with the same
    /// mask apart. Empty for the default value.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            if (_text is null)
            {
                return string.Empty;
            }

            // Parse admits ASCII only and at most 128 characters.
            Span<byte> bytes = stackalloc byte[ApiKeyInspection.LongestAccepted];
            int length = Encoding.UTF8.GetBytes(_text, bytes);
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(bytes[..length], hash);
            CryptographicOperations.ZeroMemory(bytes);
            return Convert.ToHexString(hash[..6]).ToLowerInvariant();
        }
    }

    /// <summary>Compares two keys, case-sensitively as the exchange does.</summary>
    public static bool operator ==(ApiKeyId left, ApiKeyId right) => left.Equals(right);

    /// <summary>Compares two keys, case-sensitively as the exchange does.</summary>
    public static bool operator !=(ApiKeyId left, ApiKeyId right) => !left.Equals(right);

    /// <summary>Accepts a text that can be an API key: 16 to 128 characters of <c>A-Z a-z 0-9</c> that are no placeholder.</summary>
    /// <param name="text">The text exactly as stored. Nothing is trimmed: a key that needs trimming is stored wrongly.</param>
    /// <exception cref="ApiKeyFormatException">The text cannot be an API key; the findings say why.</exception>
    public static ApiKeyId Parse(string? text)
    {
        IReadOnlyList<ApiKeyFinding> findings = Inspect(text);
        return findings.Any(finding => finding.Blocks) ? throw new ApiKeyFormatException(findings) : new ApiKeyId(text!);
    }

    /// <summary>Like <see cref="Parse"/>, without the exception.</summary>
    /// <param name="text">The text exactly as stored.</param>
    /// <param name="id">The key, or the default value.</param>
    /// <returns>True when the text can be an API key.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ApiKeyId id)
    {
        if (text is null || Inspect(text).Any(finding => finding.Blocks))
        {
            id = default;
            return false;
        }

        id = new ApiKeyId(text);
        return true;
    }

    /// <summary>
    /// Says what is wrong or remarkable about a text that should be an API key. Empty for 64 characters of
    /// <c>A-Z a-z 0-9</c>, the form of production keys.
    /// </summary>
    /// <param name="text">The text exactly as stored.</param>
    public static IReadOnlyList<ApiKeyFinding> Inspect(string? text) => ApiKeyInspection.Inspect(text);

    /// <summary>
    /// Masks any text: at most the first and the last four characters are shown. A text under 24 characters, or one with
    /// anything but ASCII letters and digits in the shown places, is masked whole.
    /// </summary>
    /// <param name="text">The text to mask.</param>
    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length < ShortestPartlyShown)
        {
            return text.Length == 0 ? string.Empty : Ellipsis;
        }

        ReadOnlySpan<char> start = text.AsSpan(0, ShownAtEachEnd);
        ReadOnlySpan<char> end = text.AsSpan(text.Length - ShownAtEachEnd);
        return IsAlphanumeric(start) && IsAlphanumeric(end) ? string.Concat(start, Ellipsis, end) : Ellipsis;
    }

    /// <summary>The full key: for the request header and the vault only.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which holds no key.</exception>
    public string Reveal() => _text ?? throw new InvalidOperationException("There is no API key in a default ApiKeyId.");

    /// <summary>The same as <see cref="Masked"/>.</summary>
    public override string ToString() => Masked;

    /// <inheritdoc/>
    public bool Equals(ApiKeyId other) => string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ApiKeyId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? 0 : string.GetHashCode(_text, StringComparison.Ordinal);

    private static bool IsAlphanumeric(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                return false;
            }
        }

        return true;
    }
}
