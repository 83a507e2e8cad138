using System.Globalization;
using System.Text.Json;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting.Markdown;

namespace BinanceKeyTools.Reporting.Sarif;

/// <summary>
/// Writes SARIF 2.1.0 for code scanning: problems only, since viewers show passes as problems whatever their kind is, and nothing that
/// is muted, since they ignore suppressions. What is unknown is a result with the level of what it could hide; it has no kind of its own,
/// because any other than the usual one must have no level. Checks of a key that could not be made for one cause are one result. One that
/// failed when it could last be made is a result of its own rule as well: code scanning takes what is missing for fixed. A report of runs
/// that were stopped or learnt nothing is no successful execution, which code scanning refuses, so that its alerts stay as they are.
/// </summary>
public sealed class SarifReportWriter : IReportWriter
{
    /// <summary>The file that results are shown at unless another is named.</summary>
    public const string DefaultArtifactPath = "binance-keys";

    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private readonly string _artifactUri;

    /// <summary>Writes results at <see cref="DefaultArtifactPath"/>.</summary>
    public SarifReportWriter()
        : this(DefaultArtifactPath)
    {
    }

    /// <summary>Writes results at a file of the repository that the results are uploaded to.</summary>
    /// <param name="artifactPath">Its path, relative to the top of the repository. Code scanning shows no result without a file, and
    /// a vault has none.</param>
    public SarifReportWriter(string artifactPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(artifactPath);
        _artifactUri = string.Join('/', artifactPath.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
    }

    /// <inheritdoc/>
    public ReportFormat Format => ReportFormat.Sarif;

    /// <inheritdoc/>
    public string Extension => ".sarif";

    /// <inheritdoc/>
    public void Write(AuditReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        var results = Results(report);
        var rules = results.GroupBy(result => result.Finding.CheckId, result => result.Finding, StringComparer.Ordinal).OrderBy(rule => rule.Key, StringComparer.Ordinal).ToList();
        var ruleNumbers = rules.Select((rule, index) => (rule.Key, index)).ToDictionary(pair => pair.Key, pair => pair.index, StringComparer.Ordinal);
        var identities = FindingName.Of([.. results.Select(result => result.Finding)]);

        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteString("$schema", Schema);
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        WriteTool(writer, report, rules);
        WriteInvocation(writer, report);
        writer.WriteStartObject("automationDetails");
        writer.WriteString("id", "binance-key-audit/");
        writer.WriteEndObject();
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
        for (var index = 0; index < results.Count; index++)
        {
            var (finding, whole) = results[index];
            WriteResult(writer, finding, whole, ruleNumbers[finding.CheckId], identities[index]);

            // Large reports go out piece by piece.
            writer.Flush();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static List<(Finding Finding, Finding? Whole)> Results(AuditReport report)
    {
        List<(Finding Finding, Finding? Whole)> results = [.. ReportGaps.Of(report).Select(gap => (gap, (Finding?)null))];
        foreach (var finding in report.Shown.Where(finding => finding.IsProblem))
        {
            results.Add((finding, null));
            results.AddRange(finding.Parts.Where(part => part.LastStatus == FindingStatus.Fail).Select(part => (part, (Finding?)finding)));
        }

        return results;
    }

    private static void WriteTool(Utf8JsonWriter writer, AuditReport report, List<IGrouping<string, Finding>> rules)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "BinanceKeyTools");
        writer.WriteString("version", report.Version);
        writer.WriteString("informationUri", ReferenceAddress.ProjectPage);
        writer.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            // Where nothing is known to fail, the title of the failure would say what nobody knows.
            var first = rule.FirstOrDefault(finding => finding.Status == FindingStatus.Fail) ?? rule.First();
            WriteRule(writer, first, rule.Max(finding => finding.Severity));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter writer, Finding finding, FindingSeverity severity)
    {
        // What a finding says and advises is about its own status and case; what the check says of a failure is better help.
        var metadata = CheckCatalogue.Find(finding.CheckId)?.Metadata;
        var title = metadata is null || finding.Status == FindingStatus.Unknown ? finding.Title : metadata.Title;
        var risk = metadata?.Risk ?? finding.Risk ?? title;
        var remediation = metadata?.Remediation ?? finding.Remediation ?? "";
        writer.WriteStartObject();
        writer.WriteString("id", finding.CheckId);
        writer.WriteString("name", finding.CheckName);
        Text(writer, "shortDescription", title);
        Text(writer, "fullDescription", risk);
        writer.WriteStartObject("help");
        writer.WriteString("text", $"{title}. {risk} {remediation}");
        writer.WriteString("markdown", $"**{MarkdownText.Of(title)}**\n\n{MarkdownText.Of(risk)}\n\n{MarkdownText.Of(remediation)}");
        writer.WriteEndObject();
        if (finding.Reference is { } reference)
        {
            writer.WriteString("helpUri", ReferenceAddress.Of(reference));
        }

        writer.WriteStartObject("defaultConfiguration");
        writer.WriteString("level", SarifLevels.Of(severity));
        writer.WriteEndObject();
        writer.WriteStartObject("properties");
        writer.WriteString("security-severity", SarifLevels.SecuritySeverity(severity));
        writer.WriteString("precision", "high");
        writer.WriteStartArray("tags");
        writer.WriteStringValue("security");
        writer.WriteStringValue("api-key");
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter writer, AuditReport report)
    {
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", ReportGaps.IsSuccessful(report));
        writer.WriteString("endTimeUtc", report.GeneratedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        var gaps = ReportGaps.Of(report).Concat(report.Shown.Where(finding => finding.Reason == FindingReason.NothingAudited)).ToList();
        if (gaps.Count > 0)
        {
            writer.WriteStartArray("toolExecutionNotifications");
            foreach (var gap in gaps)
            {
                writer.WriteStartObject();
                writer.WriteString("level", "error");
                Text(writer, "message", Escape(gap.Message));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private void WriteResult(Utf8JsonWriter writer, Finding finding, Finding? whole, int rule, string identity)
    {
        var subject = SubjectName.Of(finding.Subject);
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.CheckId);
        writer.WriteNumber("ruleIndex", rule);
        writer.WriteString("level", SarifLevels.Of(finding.Severity));
        Text(writer, "message", Escape($"{subject}: {Message(finding)}"));
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", _artifactUri);
        writer.WriteEndObject();
        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", 1);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartArray("logicalLocations");
        writer.WriteStartObject();
        writer.WriteString("name", finding.Name);
        writer.WriteString("fullyQualifiedName", subject);
        writer.WriteString("kind", "resource");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        WriteFingerprints(writer, identity);
        writer.WriteStartObject("properties");
        writer.WriteString("status", finding.Status.ToString());
        writer.WriteString("severity", finding.Severity.ToString());
        writer.WriteString("reason", finding.Reason.ToString());
        writer.WriteString("host", finding.Host);
        writer.WriteString("scope", finding.Scope.ToString());
        writer.WriteNumber("checks", finding.CheckCount);
        if (whole is not null)
        {
            writer.WriteString("partOf", whole.Id);
        }

        if (finding.LastKnownAt is { } lastKnownAt && LastKnownText.StatusOf(finding) is { } lastStatus)
        {
            writer.WriteString("lastStatus", lastStatus.ToString());
            writer.WriteString("lastKnownAt", lastKnownAt);
        }

        writer.WriteStartArray("evidence");
        foreach (var fact in finding.Evidence)
        {
            writer.WriteStringValue(fact);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // A result is listed under its rule's title, which is that of a failure.
    private static string Message(Finding finding)
    {
        string?[] parts =
        [
            finding.Status == FindingStatus.Unknown && finding.CheckId != ChecksNotMadeCheck.CheckId ? finding.Title + "." : null,
            LastKnownText.After(finding.Message, finding),
            finding.Remediation,
        ];
        return string.Join(' ', parts.Where(part => part is not null));
    }

    // GitHub knows a result again by primaryLocationLineHash alone, and takes the line's own text when it is missing: all results
    // stand at one line.
    private static void WriteFingerprints(Utf8JsonWriter writer, string identity)
    {
        writer.WriteStartObject("partialFingerprints");
        writer.WriteString("primaryLocationLineHash", identity);
        writer.WriteString("findingId/v1", identity);
        writer.WriteEndObject();
    }

    // SARIF 2.1.0 §3.11.5 and §3.11.6: braces are placeholders, square brackets are links.
    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal)
        .Replace("]", "\\]", StringComparison.Ordinal)
        .Replace("{", "{{", StringComparison.Ordinal)
        .Replace("}", "}}", StringComparison.Ordinal);

    private static void Text(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }
}
