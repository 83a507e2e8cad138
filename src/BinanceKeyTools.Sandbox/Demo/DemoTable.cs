using System.Globalization;
using System.Text;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;

namespace BinanceKeyTools.Sandbox.Demo;

/// <summary>Draws a report for a terminal: a row a key, then what to do first. Fits a hundred columns.</summary>
internal sealed class DemoTable(AuditReport report, bool isColoured)
{
    /// <summary>The widest line.</summary>
    public const int Width = 100;

    private const int TopKeys = 6;
    private const string Separator = "  ";

    private static readonly (string Title, int Width)[] Columns = [("KEY", 15), ("PERMISSIONS", 11), ("IP", 4), ("AGE", 5), ("WORST FINDING", 57)];

    private readonly Paint _paint = new(isColoured);
    private readonly StringBuilder _text = new();

    public string Draw()
    {
        DrawLegend();
        Line();
        Line(_paint.Bold(Row(Columns.Select(column => column.Title)).TrimEnd()));
        foreach (var key in report.Keys)
        {
            DrawKey(key);
        }

        Line();
        Line(_paint.Bold("WHAT TO DO FIRST"));
        var problems = report.Shown.Where(finding => finding.IsProblem).ToLookup(finding => finding.Name);
        foreach (var ofKey in problems.Take(TopKeys))
        {
            DrawProblems([.. ofKey]);
        }

        Line();
        foreach (var line in Wrap(report.Counts.ToString(), Width).Append(""))
        {
            Line(line);
        }

        foreach (var line in Wrap(report.Verdict.Text, Width))
        {
            Line(_paint.Verdict(report.Verdict.Level, line));
        }

        return _text.ToString();
    }

    private void DrawKey(KeyAudit key)
    {
        var verdict = key.WorstFinding is null ? "Pass" : $"{(key.Status == FindingStatus.Unknown ? "Unknown" : key.Severity)}: {key.WorstFinding}";
        var start = Row([key.Name, key.Rights, key.IPRule, key.Age is { } age ? string.Create(CultureInfo.InvariantCulture, $"{age.Days}d") : "?"]);
        Block(start, verdict, text => _paint.Verdict(key.Status, key.Severity, text));
    }

    // An entry of the legend stays in one piece.
    private void DrawLegend()
    {
        const char NoBreak = '\u00A0';
        foreach (var line in Wrap(RightsText.Legend.Replace(' ', NoBreak).Replace($",{NoBreak}", ", ", StringComparison.Ordinal), Width))
        {
            Line(_paint.Dim(line.Replace(NoBreak, ' ')));
        }
    }

    // The worst of a key; findings come worst first.
    private void DrawProblems(Finding[] problems)
    {
        var worst = problems[0];
        var others = problems.Length > 1 ? $" (and {problems.Length - 1} more)" : "";
        var label = worst.Status == FindingStatus.Unknown ? nameof(FindingStatus.Unknown) : worst.Severity.ToString();
        Block($"{label,-8}{Separator}", $"{worst.Name}: {worst.Message}{others}", text => _paint.Verdict(worst.Status, worst.Severity, text));
        Block(new string(' ', 10), $"→ {worst.Remediation}", _paint.Dim);
    }

    // The first line begins with the start, the others below its end.
    private void Block(string start, string text, Func<string, string> paint)
    {
        var lines = Wrap(text, Width - start.Length);
        for (var index = 0; index < lines.Count; index++)
        {
            Line((index == 0 ? start : new string(' ', start.Length)) + paint(lines[index]));
        }
    }

    private void Line(string line = "") => _text.Append(line).Append('\n');

    private static string Row(IEnumerable<string> cells)
    {
        var fitted = cells.Zip(Columns, (cell, column) => cell.Length > column.Width ? cell[..(column.Width - 1)] + "…" : cell.PadRight(column.Width));
        return string.Concat(fitted.Select(cell => cell + Separator));
    }

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
}
