using System.Text;

namespace BinanceKeyTools.Reporting.Markdown;

/// <summary>Writes a text so that GitHub-flavoured Markdown shows it as it is: no markup, no HTML, no link, no mention, in one line.</summary>
internal static class MarkdownText
{
    private const string Punctuation = "\\`*_{}[]()+-.!~=\"'$^";

    // Mentions, issue numbers and addresses are recognised in the finished text, where escapes are gone. An invisible space parts them.
    private const char Parting = '\u200B';

    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(result, rune);
        }

        return result.ToString();
    }

    private static void Append(StringBuilder result, Rune rune)
    {
        switch (rune.Value)
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
            case '@' or '#' or ':':
                result.Append('\\').Append((char)rune.Value).Append(Parting);
                break;
            case 0x2028 or 0x2029:
                result.Append(' ');
                break;
            case < 0x80 when Punctuation.Contains((char)rune.Value, StringComparison.Ordinal):
                result.Append('\\').Append((char)rune.Value);
                break;
            default:
                result.Append(Rune.IsControl(rune) ? " " : rune.ToString());
                break;
        }
    }
}
