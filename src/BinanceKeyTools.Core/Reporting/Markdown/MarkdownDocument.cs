using System.Globalization;
using System.Text;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Markdown;

/// <summary>A text in the making that never gets longer than an issue may be: tables and lists end before, and say how many rows are left out.</summary>
internal sealed class MarkdownDocument
{
    /// <summary>How long the text may get: issues hold 65,536 characters, and what a list leaves out is still to be said.</summary>
    public const int MaxLength = 64_000;

    /// <summary>How long the text may be after the changes.</summary>
    public const int ShareOfChanges = 12_000;

    /// <summary>How long it may be after the problems.</summary>
    public const int ShareOfProblems = 36_000;

    /// <summary>How long it may be after the keys.</summary>
    public const int ShareOfKeys = 54_000;

    /// <summary>How long it may be after the deviations.</summary>
    public const int ShareOfDeviations = 59_000;

    private readonly StringBuilder _text = new();

    /// <summary>Writes a line.</summary>
    public void Line(string text = "") => _text.Append(text).Append('\n');

    /// <summary>Begins a section.</summary>
    public void Heading(string text)
    {
        Line();
        Line($"## {text}");
        Line();
    }

    /// <summary>Writes a table, or "None." when there are no rows.</summary>
    /// <param name="head">The headings.</param>
    /// <param name="rule">The line below them.</param>
    /// <param name="items">What the rows are about, the most important first.</param>
    /// <param name="cells">The cells of a row, escaped.</param>
    /// <param name="maxRows">How many rows there are at most.</param>
    /// <param name="maxLength">How long the text may be afterwards.</param>
    /// <param name="noun">What the rows are.</param>
    public void Table<T>(string[] head, string rule, IReadOnlyList<T> items, Func<T, string[]> cells, int maxRows, int maxLength, string noun)
    {
        if (items.Count > 0)
        {
            Line(Row(head));
            Line(rule);
        }

        Rows(items, item => Row(cells(item)), maxRows, maxLength, noun);
    }

    /// <summary>Writes a list, or "None." when it is empty; see <see cref="Table"/>.</summary>
    public void List<T>(IReadOnlyList<T> items, Func<T, string> text, int maxRows, int maxLength, string noun) =>
        Rows(items, item => $"- {text(item)}", maxRows, maxLength, noun);

    /// <summary>Writes the text.</summary>
    public void WriteTo(TextWriter writer)
    {
        foreach (var chunk in _text.GetChunks())
        {
            writer.Write(chunk.Span);
        }
    }

    private static string Row(string[] cells) => $"| {string.Join(" | ", cells)} |";

    private void Rows<T>(IReadOnlyList<T> items, Func<T, string> line, int maxRows, int maxLength, string noun)
    {
        if (items.Count == 0)
        {
            Line("None.");
            return;
        }

        var count = 0;
        while (count < Math.Min(items.Count, maxRows) && line(items[count]) is var text && _text.Length + text.Length < maxLength)
        {
            Line(text);
            count++;
        }

        var rest = items.Count - count;
        if (rest > 0)
        {
            Line();
            Line(string.Create(CultureInfo.InvariantCulture, $"{Amount.Of(rest, "more " + noun)} {(rest == 1 ? "is" : "are")} left out here; the other formats have all of them."));
        }
    }
}
