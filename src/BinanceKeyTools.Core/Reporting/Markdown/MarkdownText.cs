using System.Text;

namespace BinanceKeyTools.Reporting.Markdown;

/// <summary>Writes a text so that GitHub-flavoured Markdown shows it as it is: no markup, no HTML, no link, no mention, in one line.
/// Made for the middle of a line: what only has a meaning at its start is left alone.</summary>
internal static class MarkdownText
{
    private const string Markup = "\\`*_{}[]()~$^!";

    // Mentions, issue numbers, addresses and emoji are recognised in the finished text, where escapes are gone. An invisible space parts them.
    private const string Linking = "@#:";
    private const char Parting = '\u200B';
    private const string WebPrefix = "www";

    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        for (var index = 0; index < text.Length; index++)
        {
            var isFollowed = index + 1 < text.Length && !char.IsWhiteSpace(text[index + 1]);
            Append(result, text[index], isFollowed, isAfterPrefix: text.AsSpan(0, index).EndsWith(WebPrefix, StringComparison.OrdinalIgnoreCase));
        }

        return result.ToString();
    }

    private static void Append(StringBuilder result, char character, bool isFollowed, bool isAfterPrefix)
    {
        switch (character)
        {
            case '&':
                result.Append("&amp;");
                break;
            case '<':
                result.Append("&lt;");
                break;
            case '>':
                result.Append("&gt;");
                break;
            case '|':
                result.Append("&#124;");
                break;
            case '.' when isAfterPrefix:
                result.Append(Parting).Append('.');
                break;
            case '\u2028' or '\u2029':
                result.Append(' ');
                break;
            case var _ when Markup.Contains(character, StringComparison.Ordinal):
                result.Append('\\').Append(character);
                break;
            case var _ when isFollowed && Linking.Contains(character, StringComparison.Ordinal):
                result.Append('\\').Append(character).Append(Parting);
                break;
            default:
                result.Append(char.IsControl(character) ? ' ' : character);
                break;
        }
    }
}
