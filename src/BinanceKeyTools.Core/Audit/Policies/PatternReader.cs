using BinanceKeyTools.Json;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Reads patterns for names, and fingerprints.</summary>
internal static class PatternReader
{
    private const int FingerprintLength = 12;

    /// <summary>A pattern; <see langword="null"/> when there is none or it is not one.</summary>
    public static NamePattern? Read(LocatedObject json, string name)
    {
        if (json.FilledText(name) is not { } text)
        {
            return null;
        }

        if (!NamePattern.TryParse(text, out var pattern, out var problem))
        {
            json.Refuse(name, $"{LocatedObject.Quote(text)} is not a pattern: {problem}");
        }

        return pattern;
    }

    /// <summary>A fingerprint in small letters; <see langword="null"/> when there is none or it is not one.</summary>
    public static string? ReadFingerprint(LocatedObject json, string name = "fingerprint")
    {
        if (json.Text(name) is not { } text)
        {
            return null;
        }

        if (text.Length == FingerprintLength && text.All(char.IsAsciiHexDigit))
        {
            return text.ToLowerInvariant();
        }

        json.Refuse(name, $"a fingerprint has {FingerprintLength} hexadecimal digits", "Get-BinanceKey shows the fingerprint of each key.");
        return null;
    }
}
