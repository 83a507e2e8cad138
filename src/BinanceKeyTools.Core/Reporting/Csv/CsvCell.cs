using System.Text.RegularExpressions;

namespace BinanceKeyTools.Reporting.Csv;

/// <summary>One cell. Spreadsheets take a cell that begins with certain characters for a formula, and names are other people's text.</summary>
internal static partial class CsvCell
{
    /// <summary>Quotes a text by RFC 4180, and puts an apostrophe before what a spreadsheet could take for a formula: at the start,
    /// after white space, and after a semicolon or tab, where a spreadsheet of another language may see the next cell begin.</summary>
    public static string Of(string text)
    {
        var isPlain = text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && text.AsSpan().IndexOfAny(";\t\r\n") < 0;
        var guarded = isPlain ? text : FormulaStart().Replace(text, "$1'");
        return $"\"{(text is ['\t' or '\r' or '\n', ..] ? "'" : "")}{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // The wide forms of the characters work as formulas in some languages. A quotation mark may be what begins the next cell.
    [GeneratedRegex("((?:^|[;\t\r\n])[\\s\\p{Cc}\\p{Cf}\"']*)(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])", RegexOptions.CultureInvariant)]
    private static partial Regex FormulaStart();
}
