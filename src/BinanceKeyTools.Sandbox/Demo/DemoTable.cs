using System.Globalization;
using System.Text;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Sandbox.Demo;

/// <summary>Draws a report for a terminal: a row a key, then what to do first. Fits a hundred columns.</summary>
internal sealed class DemoTable(AuditReport report, bool isColoured)
{
    /// <summary>The widest line.</summary>
    public const int Width = 100;

    private const int TopKeys = 6;
    private const string Separator = "  ";

    private static readonly (string Title, int Width)[] Columns = [("KEY", 15), ("RIGHTS", 11), ("IP", 4), ("AGE", 5), ("WORST FINDING", 57)];

    private readonly Paint _paint = new(isColoured);
    private readonly StringBuilder _text = new();

    public string Draw()
    {
        Line(_paint.Bold(Row(Columns.Select(column => column.Title)).TrimEnd()));
        foreach (var key in report.Keys)
        {
            DrawKey(key);
        }

        Line();
        DrawLegend();
        Line();
        Line(_paint.Bold("WHAT TO DO FIRST"));
        var failures = report.Findings.Where(finding => finding is { IsProblem: true, Status: FindingStatus.Fail }).ToLookup(finding => finding.Name);
        foreach (var ofKey in failures.Take(TopKeys))
        {
            DrawFailures([.. ofKey]);
        }

        Line();
        Line(Summarize());
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
    private void DrawFailures(Finding[] failures)
    {
        var worst = failures[0];
        var others = failures.Length > 1 ? $" (and {failures.Length - 1} more)" : "";
        Block($"{worst.Severity,-8}{Separator}", $"{worst.Name}: {worst.Message}{others}", text => _paint.Verdict(worst.Status, worst.Severity, text));
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

    private string Summarize()
    {
        int Count(FindingStatus status) => report.Keys.Count(key => key.Status == status);

        var severities = Enum.GetValues<FindingSeverity>().Reverse().Select(severity =>
            (Severity: severity, Count: report.Findings.Count(finding => finding is { IsProblem: true, Status: FindingStatus.Fail } && finding.Severity == severity)));
        return Amount.Keys(report.Keys.Count) + ": "
            + _paint.Verdict(FindingStatus.Pass, null, $"{Count(FindingStatus.Pass)} without a problem") + ", "
            + _paint.Verdict(FindingStatus.Fail, null, $"{Count(FindingStatus.Fail)} with failures") + ", "
            + _paint.Verdict(FindingStatus.Unknown, null, $"{Count(FindingStatus.Unknown)} could not be found out") + ".\n"
            + "Failures: " + string.Join(", ", severities.Where(entry => entry.Count > 0).Select(entry => $"{entry.Count} {entry.Severity}")) + ".";
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
