using System.Globalization;
using System.Text;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;
using static BinanceKeyTools.Reporting.Markdown.MarkdownText;

namespace BinanceKeyTools.Reporting.Markdown;

/// <summary>
/// Writes a summary for issues, wikis and chat, in GitHub-flavoured Markdown. Issues hold 65,536 characters, so that the tables end
/// after the worst rows and say how many are left out.
/// </summary>
public sealed class MarkdownReportWriter : IReportWriter
{
    /// <summary>How many problems and changes are listed at most.</summary>
    public const int MaxProblems = 50;

    /// <summary>How many keys are listed at most.</summary>
    public const int MaxKeys = 200;

    private static readonly FindingSeverity[] Severities = [.. Enum.GetValues<FindingSeverity>().OrderDescending()];

    /// <inheritdoc/>
    public ReportFormat Format => ReportFormat.Markdown;

    /// <inheritdoc/>
    public string Extension => ".md";

    /// <inheritdoc/>
    public void Write(AuditReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        WriteHead(writer, report);
        WriteSummary(writer, report);
        WriteChanges(writer, report);
        WriteProblems(writer, report);
        WriteKeys(writer, report);
    }

    private static void WriteHead(StreamWriter writer, AuditReport report)
    {
        writer.WriteLine($"# {Of(report.Title)}");
        writer.WriteLine();
        if (!report.IsComplete)
        {
            writer.WriteLine("> **Incomplete.** A run was stopped before its end. Keys that it did not reach are not in this report.");
            writer.WriteLine();
        }

        writer.WriteLine($"- Observed: {Time(report.ObservedFrom) ?? "nothing"}{(report.ObservedUntil == report.ObservedFrom ? "" : $" to {Time(report.ObservedUntil)}")}");
        writer.WriteLine($"- Machines: {List(report.Hosts)}");
        writer.WriteLine($"- Policies: {List(report.Policies)}");
        writer.WriteLine($"- Made: {Time(report.GeneratedAt)} by BinanceKeyTools {Of(report.Version)}");
        if (report.BaselineAt is { } baseline)
        {
            writer.WriteLine($"- Compared with: {Time(baseline)}");
        }
    }

    private static void WriteSummary(StreamWriter writer, AuditReport report)
    {
        var keys = report.Keys;
        Heading(writer, "Summary");
        writer.WriteLine(
            $"{Amount.Keys(keys.Count)}: {keys.Count(key => key.Status == FindingStatus.Fail)} with problems, "
            + $"{keys.Count(key => key.Status == FindingStatus.Unknown)} about which something could not be found out, "
            + $"{keys.Count(key => key.Status == FindingStatus.Pass)} without.");
        writer.WriteLine();
        Row(writer, ["Severity", "Failed", "Unknown", "Muted"]);
        writer.WriteLine("|---|--:|--:|--:|");
        foreach (var severity in Severities)
        {
            var findings = report.Findings.Where(finding => finding.Severity == severity).ToList();
            Row(writer, [
                severity.ToString(),
                Number(findings.Count(finding => finding is { Status: FindingStatus.Fail, Muted: false })),
                Number(findings.Count(finding => finding is { Status: FindingStatus.Unknown, Muted: false })),
                Number(findings.Count(finding => finding is { Muted: true, Status: FindingStatus.Fail or FindingStatus.Unknown })),
            ]);
        }
    }

    private static void WriteChanges(StreamWriter writer, AuditReport report)
    {
        if (report.Changes is not { } changes)
        {
            return;
        }

        Heading(writer, "Changes since the baseline");
        if (changes.Count == 0)
        {
            writer.WriteLine("None.");
            return;
        }

        Row(writer, ["Severity", "Change", "Key", "What"]);
        writer.WriteLine("|---|---|---|---|");
        foreach (var change in changes.Take(MaxProblems))
        {
            Row(writer, [change.Severity.ToString(), change.Kind.ToString(), Key(change.Vault, change.Name), Of(change.Message)]);
        }

        WriteRest(writer, changes.Count - MaxProblems, "change");
    }

    private static void WriteProblems(StreamWriter writer, AuditReport report)
    {
        var problems = report.Findings.Where(finding => finding.IsProblem).ToList();
        Heading(writer, "Problems");
        if (problems.Count == 0)
        {
            writer.WriteLine("None.");
            return;
        }

        Row(writer, ["Severity", "Status", "Key", "Check", "What", "What to do"]);
        writer.WriteLine("|---|---|---|---|---|---|");
        foreach (var finding in problems.Take(MaxProblems))
        {
            Row(writer, [
                finding.Severity.ToString(),
                finding.Change is { } change and not FindingChange.Unchanged ? $"{finding.Status} ({change})" : finding.Status.ToString(),
                Subject(finding),
                Of($"{finding.CheckId} {finding.CheckName}"),
                Of(finding.Message),
                finding.Remediation is null ? "" : Of(finding.Remediation),
            ]);
        }

        WriteRest(writer, problems.Count - MaxProblems, "problem");
    }

    private static void WriteKeys(StreamWriter writer, AuditReport report)
    {
        Heading(writer, "Keys");
        if (report.Keys.Count == 0)
        {
            writer.WriteLine("None.");
            return;
        }

        Row(writer, ["Key", "Machine", "Age", "Trading until", "IP", "Rights", "Worst"]);
        writer.WriteLine("|---|---|--:|---|---|---|---|");
        foreach (var key in report.Keys.Take(MaxKeys))
        {
            Row(writer, [
                Key(key.Vault, key.Name),
                Of(key.Host),
                key.Age is { } age ? $"{Number(age.Days)} d" : "?",
                key.TradingExpiresAt?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                key.IPRule,
                key.Rights,
                key.WorstCheckId is null ? "Pass" : $"{key.Status}, {key.Severity}: {Of(key.WorstCheckId)}",
            ]);
        }

        WriteRest(writer, report.Keys.Count - MaxKeys, "key");
        writer.WriteLine();
        writer.WriteLine($"Rights: {Of(RightsText.Legend)}.");
    }

    private static void Heading(StreamWriter writer, string text)
    {
        writer.WriteLine();
        writer.WriteLine($"## {text}");
        writer.WriteLine();
    }

    private static void Row(StreamWriter writer, string[] cells) => writer.WriteLine($"| {string.Join(" | ", cells)} |");

    private static void WriteRest(StreamWriter writer, int count, string what)
    {
        if (count > 0)
        {
            writer.WriteLine();
            writer.WriteLine($"{Amount.Of(count, "more " + what)} {(count == 1 ? "is" : "are")} left out here; the other formats have all of them.");
        }
    }

    private static string Subject(Finding finding) => finding.Scope switch
    {
        FindingScope.Key => Key(finding.Vault, finding.Name),
        FindingScope.Vault => $"vault {Of(finding.Vault ?? "")}",
        _ => "the run",
    };

    private static string Key(string? vault, string name) => Of(vault is null ? name : $"{vault}/{name}");

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : Of(string.Join(", ", names));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm' UTC'", CultureInfo.InvariantCulture);
}
