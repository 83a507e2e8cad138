namespace BinanceKeyTools.Vaults;

/// <summary>
/// The names that people give to the parts of a key: of fields in a table or in JSON text, and at the end of the names of two secrets
/// that are one key. Case, the separators <c>- _ .</c> and space, and a <c>BINANCE</c> prefix do not count.
/// </summary>
internal static class KeyWords
{
    private const string Brand = "binance";
    private const string Separators = "-_. ";

    private static readonly Dictionary<string, KeyPart> Parts = new(StringComparer.Ordinal)
    {
        ["apikey"] = KeyPart.ApiKey,
        ["key"] = KeyPart.ApiKey,
        ["secretkey"] = KeyPart.Secret,
        ["secret"] = KeyPart.Secret,
        ["apisecret"] = KeyPart.Secret,
        ["apisecretkey"] = KeyPart.Secret,
        ["privatekey"] = KeyPart.Secret,
        ["pem"] = KeyPart.Secret,
        ["passphrase"] = KeyPart.Passphrase,
        ["privatekeypassphrase"] = KeyPart.Passphrase,
    };

    /// <summary>Whether a name speaks of Binance.</summary>
    public static bool NamesBinance(ReadOnlySpan<char> name) => name.Contains(Brand, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is left of a name that does not count: <c>apikey</c> of <c>BINANCE_API_KEY</c>.</summary>
    public static string Normalize(string name)
    {
        var letters = Letters(name);
        return letters.StartsWith(Brand, StringComparison.Ordinal) ? letters[Brand.Length..] : letters;
    }

    /// <summary>The part of a key that a field of this name holds.</summary>
    public static KeyPart? PartOf(string field) => Parts.TryGetValue(Normalize(field), out var part) ? part : null;

    /// <summary>Splits the name of a secret into what names the key, what separates it, and what names the part: the longest word that does.</summary>
    /// <returns>The first two are empty when the whole name names the part; <see langword="null"/> when the name ends in no such word.</returns>
    public static (string Stem, string Separator, KeyPart Part)? Split(string secret)
    {
        for (var start = 0; start < secret.Length; start++)
        {
            if (BeginsWord(secret, start) && Parts.TryGetValue(Letters(secret[start..]), out var part) && part != KeyPart.Passphrase)
            {
                var stem = secret[..start].TrimEnd([.. Separators]);
                return (stem, secret[stem.Length..start], part);
            }
        }

        return PartOf(secret) is { } whole and not KeyPart.Passphrase ? ("", "", whole) : null;
    }

    /// <summary>The name that is left of a stem without Binance's.</summary>
    public static string WithoutBinance(string stem)
    {
        var bare = stem.Trim([.. Separators]);
        if (bare.StartsWith(Brand, StringComparison.OrdinalIgnoreCase))
        {
            bare = bare[Brand.Length..];
        }
        else if (bare.EndsWith(Brand, StringComparison.OrdinalIgnoreCase))
        {
            bare = bare[..^Brand.Length];
        }

        return bare.Trim([.. Separators]);
    }

    /// <summary>A name for the secret that would make a pair with one.</summary>
    /// <returns><see langword="null"/> when the name does not tell which part the secret is.</returns>
    public static string? PartnerOf(string secret)
    {
        if (Split(secret) is not { } split)
        {
            return null;
        }

        var word = secret[(split.Stem.Length + split.Separator.Length)..];
        var partner = split.Part == KeyPart.ApiKey ? "Secret" : "Key";
        return split.Stem + split.Separator + (!word.Any(char.IsLower) ? partner.ToUpperInvariant() : !word.Any(char.IsUpper) ? partner.ToLowerInvariant() : partner);
    }

    // After a separator, or where a capital letter follows a small one or a digit: in botApiKey, not in monkey.
    private static bool BeginsWord(string name, int start) =>
        start == 0
        || Separators.Contains(name[start - 1], StringComparison.Ordinal)
        || (char.IsUpper(name[start]) && (char.IsLower(name[start - 1]) || char.IsDigit(name[start - 1])));

    private static string Letters(string name) =>
        string.Concat(name.Where(character => !Separators.Contains(character, StringComparison.Ordinal))).ToLowerInvariant();
}
