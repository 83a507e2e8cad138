namespace BinanceKeyTools.Keys;

/// <summary>
/// The defects of a text that should be 64 letters and digits, with the places where they begin. The list of defects is
/// what reports of refused keys show (-2014): white space, line breaks, quotes, BOM, invisible characters, placeholders.
/// </summary>
internal sealed class CredentialText
{
    // "ï»¿" is a UTF-8 byte order mark that was read as Windows-1252.
    private const string MisreadByteOrderMark = "\u00EF\u00BB\u00BF";

    private readonly int[] _firstPositions = new int[Enum.GetValues<CredentialDefect>().Length];

    private CredentialText()
    {
    }

    public List<CredentialDefect> Defects { get; } = [];

    /// <summary>Where the defect first occurs, counted from 1.</summary>
    public int FirstPosition(CredentialDefect defect) => _firstPositions[(int)defect];

    public static CredentialText Inspect(ReadOnlySpan<char> text)
    {
        var inspected = new CredentialText();
        inspected.Find(text);
        return inspected;
    }

    private void Find(ReadOnlySpan<char> text)
    {
        // One of these explains every odd character, so that nothing else is worth saying.
        if (text.IsWhiteSpace())
        {
            Defects.Add(CredentialDefect.Empty);
            return;
        }

        if (PemText.LooksLikePem(text))
        {
            Defects.Add(CredentialDefect.Pem);
            return;
        }

        if (PlaceholderText.IsPlaceholder(text))
        {
            Defects.Add(CredentialDefect.Placeholder);
            return;
        }

        int start = text.StartsWith(MisreadByteOrderMark) ? MisreadByteOrderMark.Length : 0;
        if (start > 0)
        {
            _firstPositions[(int)CredentialDefect.ByteOrderMark] = 1;
        }

        for (int i = start; i < text.Length; i++)
        {
            if (Classify(text[i], i) is { } defect && _firstPositions[(int)defect] == 0)
            {
                _firstPositions[(int)defect] = i + 1;
            }
        }

        for (int i = 0; i < _firstPositions.Length; i++)
        {
            if (_firstPositions[i] > 0)
            {
                Defects.Add((CredentialDefect)i);
            }
        }
    }

    private static CredentialDefect? Classify(char character, int index)
    {
        if (char.IsAsciiLetterOrDigit(character))
        {
            return null;
        }

        if (character == '\uFEFF')
        {
            return index == 0 ? CredentialDefect.ByteOrderMark : CredentialDefect.ZeroWidth;
        }

        if (IsInvisible(character))
        {
            return CredentialDefect.ZeroWidth;
        }

        if (char.IsWhiteSpace(character))
        {
            return CredentialDefect.Whitespace;
        }

        return IsQuote(character) ? CredentialDefect.Quotes : CredentialDefect.InvalidCharacter;
    }

    /// <summary>
    /// Soft hyphen, Mongolian vowel separator, zero-width space to right-to-left mark, bidirectional controls, word joiner and kin.
    /// </summary>
    private static bool IsInvisible(char character) =>
        character is '\u00AD' or '\u180E'
            or (>= '\u200B' and <= '\u200F')
            or (>= '\u202A' and <= '\u202E')
            or (>= '\u2060' and <= '\u206F');

    private static bool IsQuote(char character) =>
        character is '"' or '\'' or '`' or '\u00AB' or '\u00B4' or '\u00BB' or (>= '\u2018' and <= '\u201F') or '\u2039' or '\u203A';
}
