using System.Globalization;
using System.Text;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;
using static BinanceKeyTools.Reporting.Markdown.MarkdownText;

namespace BinanceKeyTools.Reporting.Markdown;

/// <summary>
/// Writes a summary for issues, wikis and chat, in GitHub-flavoured Markdown: the verdict, what changed, what to do first and whose it is,
/// the keys, and what the run was not made to see. Issues hold 65,536 characters, so that the tables end after the worst rows and say how
/// many are left out.
/// </summary>
public sealed class MarkdownReportWriter : IReportWriter
{
    /// <summary>How many problems, changes, mutes and deviations are listed at most, of each.</summary>
    public const int MaxProblems = 50;

    /// <summary>How many keys are listed at most.</summary>
    public const int MaxKeys = 200;

    private const int MaxNames = 20;
    private const string Unknown = "unknown";

    private static readonly FindingSeverity[] Severities = [.. Enum.GetValues<FindingSeverity>().OrderDescending()];
    private static readonly string DeviationsId = CheckCatalogue.All.OfType<PolicyDeviationsCheck>().Single().Id;

    /// <inheritdoc/>
    public ReportFormat Format => ReportFormat.Markdown;

    /// <inheritdoc/>
    public string Extension => ".md";

    /// <inheritdoc/>
    public void Write(AuditReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        MarkdownDocument document = new();
        WriteHead(document, report);
        WriteChanges(document, report);
        WriteProblems(document, report);
        WriteCounts(document, report);
        WriteKeys(document, report);
        WriteDeviations(document, report);
        WriteMutes(document, report);
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        document.WriteTo(writer);
    }

    private static void WriteHead(MarkdownDocument document, AuditReport report)
    {
        document.Line($"# {Of(report.Title)}");
        document.Line();
        document.Line($"> **{Of(report.Verdict.Text)}**");
        document.Line();
        if (!report.IsComplete)
        {
            document.Line($"> **Incomplete.** {ReportGaps.Incomplete}");
            document.Line();
        }

        document.Line($"- Observed: {Time(report.ObservedFrom) ?? "nothing"}{(report.ObservedUntil == report.ObservedFrom ? "" : $" to {Time(report.ObservedUntil)}")}");
        document.Line($"- Machines: {List(report.Hosts)}");
        document.Line($"- Policies: {List(report.Policies)}");
        document.Line($"- Made: {Time(report.GeneratedAt)} by BinanceKeyTools {Of(report.Version)}");
        if (report.BaselineAt is { } baseline)
        {
            document.Line($"- Compared with: {Time(baseline)}");
        }
    }

    private static void WriteChanges(MarkdownDocument document, AuditReport report)
    {
        if (report.Changes is not { } changes)
        {
            return;
        }

        document.Heading("Changes since the baseline");
        document.Table(
            ["Severity", "Change", "Key", "What"],
            "|---|---|---|---|",
            changes,
            change => [change.Severity.ToString(), change.Kind.ToString(), Key(change.Vault, change.Name), Of(change.Message)],
            MaxProblems,
            MarkdownDocument.ShareOfChanges,
            "change");
    }

    private static void WriteProblems(MarkdownDocument document, AuditReport report)
    {
        document.Heading("What to do first");
        document.Table(
            ["Severity", "Status", "About", "Owner", "Check", "What", "What to do"],
            "|---|---|---|---|---|---|---|",
            [.. report.Shown.Where(finding => finding.IsProblem)],
            finding => [
                finding.Severity.ToString(),
                finding.Change is { } change and not FindingChange.Unchanged ? $"{finding.Status} ({change})" : finding.Status.ToString(),
                Of(SubjectName.Of(finding.Subject)),
                Of(finding.Owner ?? ""),
                Of($"{finding.CheckId} {finding.CheckName}"),
                Of(LastKnownText.After(finding.Message, finding)),
                Of(finding.Remediation ?? ""),
            ],
            MaxProblems,
            MarkdownDocument.ShareOfProblems,
            "problem");
    }

    private static void WriteCounts(MarkdownDocument document, AuditReport report)
    {
        var counts = report.Counts;
        document.Heading("Counts");
        document.Table(
            ["Severity", "Failed", "Unknown"],
            "|---|--:|--:|",
            Severities,
            severity => [severity.ToString(), Number(counts.Failed[severity]), Number(counts.Unknown[severity])],
            Severities.Length,
            MarkdownDocument.MaxLength,
            "severity");
        document.Line($"| All | {Number(counts.FailedCount)} | {Number(counts.UnknownCount)} |");
        document.Line();
        document.Line($"- {Amount.Keys(counts.Keys)}: {Number(counts.KeysPassed)} without a problem, {Number(counts.KeysFailed)} with failures, {Number(counts.KeysUnknown)} undetermined");
        document.Line($"- Keys with checks that could not be made: {Number(counts.KeysWithUnknown)}");
        document.Line($"- Checks that could not be made: {Number(counts.UnknownChecks)}; that passed: {Number(counts.PassedCount)}");
        document.Line($"- Muted: {Number(counts.MutedCount)}");
        document.Line($"- Vaults that could not be read: {Number(counts.VaultsUnknown)} of {Number(counts.Vaults)}");
        document.Line($"- Hosts of the exchange that did not answer every question: {Number(counts.HostsUnknown)}");
        document.Line($"- Entries of vaults that could not be read as a key: {Number(counts.Entries)}");
        var others = counts.OtherSecrets switch
        {
            0 => "No other secret was passed over",
            1 => "1 other secret was passed over",
            _ => $"{Amount.Of(counts.OtherSecrets, "other secret")} were passed over",
        };
        document.Line($"- {others}{(counts.VaultsUnknown > 0 ? " in the vaults that could be read" : "")}{(counts.OtherSecrets > 0 ? ": nothing in the name or the content looks like a key" : "")}");
    }

    private static void WriteKeys(MarkdownDocument document, AuditReport report)
    {
        document.Heading("Keys");
        document.Table(
            ["Key", "Owner", "Machine", "Age", "Trading until", "IP", "Permissions", "Worst"],
            "|---|---|---|--:|---|---|---|---|",
            report.Keys,
            row => [
                Of(SubjectName.Of(row.Subject)),
                Of(row.Owner ?? ""),
                Of(row.Host),
                .. row.Scope == FindingScope.Entry ? ["not read as a key", "", "", ""] : Facts(row),
                row.WorstCheckId is null ? row.Status.ToString() : $"{row.Severity} {row.Status}: {Of(row.WorstCheckId)}",
            ],
            MaxKeys,
            MarkdownDocument.ShareOfKeys,
            "row");
        if (report.Keys.Count > 0)
        {
            document.Line();
            document.Line($"Permissions: {Of(RightsText.Legend)}.");
        }
    }

    private static string[] Facts(KeyAudit key) =>
    [
        key.Age is { } age ? $"{Number(age.Days)} d" : Unknown,
        key.TradingExpiresAt?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? (LastKnownState.IsTold(key.Subject) ? "" : Unknown),
        key.Subject.IPRestricted is null ? Unknown : key.IPRule,
        (key.Subject.UnknownPermission == PermissionField.Every ? Unknown : key.Rights) + LastKnown(key),
    ];

    private static string LastKnown(KeyAudit key) => key.LastKnown is { } last
        ? string.Create(CultureInfo.InvariantCulture, $"; last known {RightsText.Of(last.Permission, last.UnknownPermission)} on {last.At.UtcDateTime:yyyy-MM-dd}")
        : "";

    private static void WriteDeviations(MarkdownDocument document, AuditReport report)
    {
        document.Heading("Deviations from the standard checks");
        var runs = report.Shown.Where(finding => finding.CheckId == DeviationsId).ToList();
        if (runs.Count == 0)
        {
            document.Line($"{Capitalised(Unknown)}: no finding of this report lists them.");
            return;
        }

        var lines = runs.SelectMany(run => run.Evidence.Where(line => line != PolicyDeviationsCheck.None).Select(line => (Line: line, run.Host)))
            .GroupBy(entry => entry.Line, entry => entry.Host, StringComparer.Ordinal)
            .Select(line => report.Hosts.Count > 1 ? $"{line.Key} ({string.Join(", ", line.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase))})" : line.Key)
            .ToList();
        document.List(lines, Of, MaxProblems, MarkdownDocument.ShareOfDeviations, "deviation");
    }

    private static void WriteMutes(MarkdownDocument document, AuditReport report)
    {
        document.Heading("Mutes");
        document.Table(
            ["Severity", "Status", "About", "Check", "Reason", "Owner of the mute", "Until"],
            "|---|---|---|---|---|---|---|",
            [.. report.Shown.Where(finding => finding is { Muted: true, Status: FindingStatus.Fail or FindingStatus.Unknown })],
            finding => [
                finding.Severity.ToString(),
                finding.Status.ToString(),
                Of(SubjectName.Of(finding.Subject)),
                Of($"{finding.CheckId} {finding.CheckName}"),
                Of(finding.MuteReason ?? ""),
                Of(finding.MuteOwner ?? ""),
                finding.MuteExpires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            ],
            MaxProblems,
            MarkdownDocument.MaxLength,
            "muted finding");
    }

    private static string Key(string? vault, string name) => Of(vault is null ? name : $"{vault}/{name}");

    private static string List(IReadOnlyList<string> names) =>
        names.Count == 0 ? "none" : Of(string.Join(", ", names.Take(MaxNames))) + (names.Count > MaxNames ? $" and {Number(names.Count - MaxNames)} more" : "");

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm' UTC'", CultureInfo.InvariantCulture);
}
