using System.Globalization;
using System.Text;
using BinanceKeyTools.Audit;

namespace BinanceKeyTools.Sandbox.Demo;

/// <summary>Draws the demo's rows as a table that fits a hundred columns.</summary>
internal static class DemoTable
{
    /// <summary>The widest line.</summary>
    public const int Width = 100;

    private const string Separator = "  ";

    // A letter a right, in the order of the web page; a dot where the right is off.
    private const string Letters = "RSMFOPIUWTL";

    private static readonly (string Title, int Width)[] Columns =
        [("KEY", 15), ("ALGORITHM", 9), ("RIGHTS", 11), ("IP", 4), ("AGE", 5), ("PURPOSE", 14), ("VERDICT", 28)];

    public static string Draw(IReadOnlyList<DemoRow> rows, bool isColoured)
    {
        var paint = new Paint(isColoured);
        var text = new StringBuilder();
        text.Append(paint.Bold(Line(Columns.Select(column => column.Title)))).Append('\n');
        foreach (var row in rows)
        {
            AppendRow(text, row, paint);
        }

        text.Append('\n').Append(paint.Dim("R reading, S spot and margin trading, M margin loan, F futures, O options, P portfolio margin,")).Append('\n');
        text.Append(paint.Dim("I internal transfer, U universal transfer, W withdrawals, T FIX trading, L FIX reading, ? unknown")).Append('\n');
        text.Append('\n').Append(Summarize(rows, paint)).Append('\n');
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, DemoRow row, Paint paint)
    {
        var lines = Wrap(row.Explanation, Columns[^1].Width);
        var start = Line(
        [
            row.Key.Name,
            row.Key.Algorithm.ToString()!,
            Rights(row.Restriction),
            row.Restriction?.IPRestricted switch { true => "list", false => "any", null => "?" },
            string.Create(CultureInfo.InvariantCulture, $"{row.Key.Age?.Days}d"),
            row.Key.Purpose!,
        ]);
        for (var index = 0; index < lines.Count; index++)
        {
            text.Append(index == 0 ? start : new string(' ', start.Length)).Append(Separator).Append(paint.Verdict(row.Verdict, lines[index])).Append('\n');
        }
    }

    private static string Line(IEnumerable<string> cells) =>
        string.Join(Separator, cells.Zip(Columns, (cell, column) => cell.Length > column.Width ? cell[..(column.Width - 1)] + "…" : cell.PadRight(column.Width)));

    private static string Rights(KeyRestriction? restriction) => restriction is null
        ? new string('?', Letters.Length)
        : string.Concat(PermissionField.All.Zip(Letters, (field, letter) => restriction.State(field.Permission) switch
        {
            true => letter,
            false => '·',
            null => '?',
        }));

    private static List<string> Wrap(string text, int width)
    {
        List<string> lines = [""];
        foreach (var word in text.Split(' ').SelectMany(word => word.Chunk(width).Select(part => new string(part))))
        {
            if (lines[^1].Length == 0)
            {
                lines[^1] = word;
            }
            else if (lines[^1].Length + 1 + word.Length <= width)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    private static string Summarize(IReadOnlyList<DemoRow> rows, Paint paint)
    {
        int Count(ExpectationStatus status) => rows.Count(row => row.Verdict == status);

        return string.Create(CultureInfo.InvariantCulture, $"{rows.Count} keys: ")
            + paint.Verdict(ExpectationStatus.Pass, $"{Count(ExpectationStatus.Pass)} as they should be") + ", "
            + paint.Verdict(ExpectationStatus.Fail, $"{Count(ExpectationStatus.Fail)} not") + ", "
            + paint.Verdict(ExpectationStatus.Unknown, $"{Count(ExpectationStatus.Unknown)} could not be found out") + ".";
    }
}
