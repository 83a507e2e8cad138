using System.Text;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Csv;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;
using static BinanceKeyTools.Tests.Reporting.SampleFindings;

namespace BinanceKeyTools.Tests.Reporting;

public class CsvReportTests
{
    private const string FormulaStart = "=+-@\t\r＝＋－＠";

    [Fact]
    public void Every_row_has_every_column_and_reads_back()
    {
        var report = Report(HostileEverywhere());
        var rows = Parse(Text(report), ',');
        Assert.Equal(CsvColumn.All.Select(column => column.Name), rows[0]);
        Assert.Equal(report.Shown.Count + 1, rows.Count);
        Assert.All(rows, row => Assert.Equal(CsvColumn.All.Count, row.Count));
        Assert.Contains(rows, row => row[3] == "\"quoted\",\"cell\"");
        Assert.Contains(rows, row => row[3] == "line\nbreak\r\n");
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  =1", "  '=1")]
    [InlineData("\u00A0@x", "\u00A0'@x")]
    [InlineData("\u200B=1", "\u200B'=1")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a;=1", "a;'=1")]
    [InlineData("a\";\"=1", "a\";\"'=1")]
    [InlineData("a\n-1", "a\n'-1")]
    [InlineData("a-b=c+d@e", "a-b=c+d@e")]
    [InlineData("(=1)", "(=1)")]
    [InlineData("", "")]
    public void A_cell_that_begins_like_a_formula_is_guarded(string text, string cell) =>
        Assert.Equal($"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", CsvCell.Of(text));

    [Fact]
    public void No_cell_of_any_text_begins_like_a_formula_whatever_the_separator()
    {
        var pieces = Gen.Elements("=", "+", "-", "@", "\t", "\r", "\n", " ", ";", ",", "\"", "'", "a", "1", "\u200B", "\0").ArrayOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(pieces, text =>
        {
            var line = $"\"head\",{CsvCell.Of(text)},\"tail\"\r\n";
            return Parse(line, ',')[0][1] is var cell && !(cell.Length > 0 && FormulaStart.Contains(cell[0], StringComparison.Ordinal))
                && new[] { ',', ';', '\t' }.SelectMany(separator => Parse(line, separator)).SelectMany(row => row).All(cell => !IsFormula(cell));
        }).Check(Samples.Config(3000));
    }

    [Fact]
    public void Has_a_byte_order_mark_and_ends_lines_by_the_standard()
    {
        var bytes = Write(new CsvReportWriter(), Report(Finding(), End()));
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.EndsWith("\r\n", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(3, Text(Report(Finding(), End())).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Checks_that_could_not_be_made_for_one_cause_are_one_row_that_counts_and_names_them()
    {
        var key = Unanswered(Key()) with { LastKnown = new(Now.AddDays(-1), KeyPermission.Reading | KeyPermission.Withdrawals, KeyPermission.None, false) };
        var row = Assert.Single(Rows(Report([.. Refused(key, FindingStatus.Fail), End()])), row => row["Status"] == "Unknown");
        Assert.Equal("Critical", row["Severity"]);
        Assert.Equal("BKT1704", row["CheckId"]);
        Assert.Equal("3", row["CheckCount"]);
        Assert.Equal("Critical BKT1001 Check1001 | High BKT1002 Check1002 | Medium BKT1003 Check1003", row["Checks"]);
        Assert.Equal("Fail", row["LastStatus"]);
        Assert.Equal("2026-11-13 12:00:00", row["LastKnownAt"]);
        Assert.Equal("unknown", row["AgeDays"]);
        Assert.Equal("unknown", row["IPRule"]);
        Assert.Equal("???????????", row["Rights"]);
        Assert.Equal("R·······W··", row["LastRights"]);
        Assert.Equal("any", row["LastIPRule"]);
        Assert.Equal("2026-11-19 12:00:00", row["LastRightsAt"]);
    }

    [Fact]
    public void Entries_hosts_and_vaults_are_no_keys()
    {
        var rows = Rows(Report(Entry(), ExchangeHost(), Vault(failed: true), End()));
        Assert.Equal(["Entry", "Exchange", "Run", "Vault"], rows.Select(row => row["Scope"]).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(("", "", ""), (row["AgeDays"], row["IPRule"], row["Rights"])));
    }

    [Fact]
    public void A_report_of_a_stopped_run_or_without_a_key_says_so_in_its_first_row()
    {
        var stopped = Rows(Report(Finding(status: FindingStatus.Pass)))[0];
        Assert.Equal(("Critical", "Unknown", "Run", "Interrupted"), (stopped["Severity"], stopped["Status"], stopped["Scope"], stopped["Reason"]));
        var without = Rows(Report(End()))[0];
        Assert.Equal(("Critical", "Unknown", "Run", "NothingAudited"), (without["Severity"], without["Status"], without["Scope"], without["Reason"]));
        Assert.Equal("Interrupted", Assert.Single(Rows(Report()))["Reason"]);
    }

    /// <summary>The rows by the names of their columns.</summary>
    internal static List<Dictionary<string, string>> Rows(AuditReport report)
    {
        var rows = Parse(Text(report), ',');
        return rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second)).ToList();
    }

    internal static byte[] Write(IReportWriter writer, AuditReport report)
    {
        using var stream = new MemoryStream();
        writer.Write(report, stream);
        Assert.True(stream.CanWrite);
        return stream.ToArray();
    }

    private static string Text(AuditReport report) => new UTF8Encoding(false).GetString(Write(new CsvReportWriter(), report)).TrimStart('\uFEFF');

    private static bool IsFormula(string cell) =>
        FormulaStart.Contains(cell.TrimStart(' ', '\t', '\r', '\n', '\u200B', '\0').FirstOrDefault('x'), StringComparison.Ordinal);

    // As spreadsheets read: a cell that begins with a quotation mark goes on to the next single one, and what follows is taken as it is.
    private static List<List<string>> Parse(string text, char separator)
    {
        List<List<string>> rows = [[]];
        var cell = new StringBuilder();
        var (isQuoted, isStart) = (false, true);
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (isQuoted)
            {
                if (character != '"')
                {
                    cell.Append(character);
                }
                else if (index + 1 < text.Length && text[index + 1] == '"')
                {
                    cell.Append('"');
                    index++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (character == '"' && isStart)
            {
                (isQuoted, isStart) = (true, false);
            }
            else if (character == separator || (character == '\r' && index + 1 < text.Length && text[index + 1] == '\n'))
            {
                rows[^1].Add(cell.ToString());
                cell.Clear();
                isStart = true;
                if (character != separator)
                {
                    rows.Add([]);
                    index++;
                }
            }
            else
            {
                cell.Append(character);
                isStart = false;
            }
        }

        rows.RemoveAt(rows.Count - 1);
        return rows;
    }
}
