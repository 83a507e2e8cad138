using System.Globalization;
using System.Text.Json;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting.Markdown;

namespace BinanceKeyTools.Reporting.Sarif;

/// <summary>
/// Writes SARIF 2.1.0 for code scanning: problems only, since viewers show passes as problems, and nothing that is muted, since
/// they ignore suppressions. What could not be found out is a result of the same rule with a lower level: under a rule of its own
/// a problem would look fixed whenever the network fails.
/// </summary>
public sealed class SarifReportWriter : IReportWriter
{
    /// <summary>The file that results are shown at unless another is named.</summary>
    public const string DefaultArtifactPath = "binance-keys";

    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const string ProjectPage = "https://github.com/BinanceKeyTools/BinanceKeyTools";

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
        var problems = report.Findings.Where(finding => finding.IsProblem).ToList();
        var rules = problems.GroupBy(finding => finding.CheckId, StringComparer.Ordinal).OrderBy(rule => rule.Key, StringComparer.Ordinal).ToList();
        var ruleNumbers = rules.Select((rule, index) => (rule.Key, index)).ToDictionary(pair => pair.Key, pair => pair.index, StringComparer.Ordinal);
        var sharedIds = problems.GroupBy(finding => finding.Id, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);

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
        foreach (var finding in problems)
        {
            WriteResult(writer, finding, ruleNumbers[finding.CheckId], sharedIds.Contains(finding.Id));

            // Large reports go out piece by piece.
            writer.Flush();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter writer, AuditReport report, List<IGrouping<string, Finding>> rules)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "BinanceKeyTools");
        writer.WriteString("version", report.Version);
        writer.WriteString("informationUri", ProjectPage);
        writer.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            WriteRule(writer, rule.First(), rule.Max(finding => finding.Severity));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter writer, Finding finding, FindingSeverity severity)
    {
        // What a finding says and advises is about its own status and case; what the check says of a failure is better help.
        var metadata = CheckCatalogue.Find(finding.CheckId)?.Metadata;
        var title = metadata?.Title ?? finding.Title;
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
            writer.WriteString("helpUri", Uri.IsWellFormedUriString(reference, UriKind.Absolute) ? reference : $"{ProjectPage}/blob/main/{Uri.EscapeDataString(reference).Replace("%2F", "/", StringComparison.Ordinal)}");
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
        writer.WriteBoolean("executionSuccessful", report.IsComplete);
        writer.WriteString("endTimeUtc", report.GeneratedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        if (!report.IsComplete)
        {
            writer.WriteStartArray("toolExecutionNotifications");
            writer.WriteStartObject();
            writer.WriteString("level", "error");
            Text(writer, "message", "A run was stopped before its end. Keys that it did not reach are not in this report.");
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private void WriteResult(Utf8JsonWriter writer, Finding finding, int rule, bool isIdShared)
    {
        var subject = finding.Subject.ToString();
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.CheckId);
        writer.WriteNumber("ruleIndex", rule);
        writer.WriteString("level", SarifLevels.Of(finding));
        Text(writer, "message", Escape($"{subject}: {finding.Message}{(finding.Remediation is null ? "" : " " + finding.Remediation)}"));
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
        WriteFingerprints(writer, finding, isIdShared);
        writer.WriteStartObject("properties");
        writer.WriteString("status", finding.Status.ToString());
        writer.WriteString("severity", finding.Severity.ToString());
        writer.WriteString("reason", finding.Reason.ToString());
        writer.WriteString("host", finding.Host);
        writer.WriteStartArray("evidence");
        foreach (var fact in finding.Evidence)
        {
            writer.WriteStringValue(fact);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // GitHub knows a result again by primaryLocationLineHash alone, and takes the line's own text when it is missing: all results
    // stand at one line. Two keys of one vault and name, on two machines, share an id and are told apart by the key.
    private static void WriteFingerprints(Utf8JsonWriter writer, Finding finding, bool isIdShared)
    {
        var identity = isIdShared ? $"{finding.Id}:{finding.Fingerprint ?? finding.Host}" : finding.Id;
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
