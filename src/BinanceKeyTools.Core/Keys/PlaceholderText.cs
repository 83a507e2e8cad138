namespace BinanceKeyTools.Keys;

/// <summary>Recognises sample text and unexpanded variables where a credential belongs.</summary>
internal static class PlaceholderText
{
    // Long enough that none occurs by chance in 64 random letters and digits. Compared without separators, in any case.
    private static readonly string[] TellingWords =
    [
        "yourapikey", "yoursecret", "yourkey", "yourprivatekey", "yourbinance", "apikeyhere", "secrethere", "secretkeyhere", "keygoeshere",
        "changeme", "replaceme", "replacewith", "placeholder", "insertyour", "insertkey", "insertapi", "enteryour", "pasteyour",
    ];

    // Only when they are the whole text.
    private static readonly string[] WholeTexts =
    [
        "null", "none", "nil", "undefined", "todo", "tbd", "na", "n/a", "key", "apikey", "binanceapikey", "secret", "secretkey",
        "apisecret", "apisecretkey", "binanceapisecret", "privatekey", "password", "dummy", "example", "test",
        "system.security.securestring", "system.management.automation.pscredential", "system.collections.hashtable",
    ];

    /// <summary>
    /// True for <c>$name</c>, <c>${name}</c>, <c>%name%</c>, <c>&lt;your key&gt;</c>, <c>{{ key }}</c>, <c>xxxx</c>,
    /// <c>YOUR_API_KEY</c> and kin.
    /// </summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> bare = text.Trim().Trim("\"'`").Trim();
        if (bare.IsEmpty)
        {
            return false;
        }

        return IsVariable(bare) || IsFiller(bare) || IsSampleText(bare);
    }

    private static bool IsVariable(ReadOnlySpan<char> text) =>
        text[0] == '$'
        || IsEnclosed(text, '%', '%')
        || IsEnclosed(text, '<', '>')
        || IsEnclosed(text, '{', '}')
        || IsEnclosed(text, '[', ']')
        || (text.StartsWith("__") && text.EndsWith("__"))
        || text.StartsWith("env:", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("#{");

    private static bool IsEnclosed(ReadOnlySpan<char> text, char open, char close) =>
        text.Length > 1 && text[0] == open && text[^1] == close;

    private static bool IsFiller(ReadOnlySpan<char> text) =>
        text[0] is 'x' or 'X' or '*' or '.' or '-' or '_' or '#' or '\u2026' or '\u2022' && !text.ContainsAnyExcept(text[0]);

    private static bool IsSampleText(ReadOnlySpan<char> text)
    {
        // Real credentials have no separators and sample texts are short; this also bounds the copy below.
        if (text.Length > 128)
        {
            return false;
        }

        Span<char> letters = stackalloc char[text.Length];
        int length = 0;
        foreach (char character in text)
        {
            if (character is not ('_' or '-' or ' '))
            {
                letters[length++] = character;
            }
        }

        ReadOnlySpan<char> joined = letters[..length];
        bool found = false;
        foreach (string word in TellingWords)
        {
            found |= joined.Contains(word, StringComparison.OrdinalIgnoreCase);
        }

        foreach (string word in WholeTexts)
        {
            found |= joined.Equals(word, StringComparison.OrdinalIgnoreCase);
        }

        letters.Clear();
        return found;
    }
}
