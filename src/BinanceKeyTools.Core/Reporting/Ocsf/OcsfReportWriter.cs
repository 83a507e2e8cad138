using System.Buffers;
using System.Globalization;
using System.Text.Json;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Ocsf;

/// <summary>
/// Writes Detection Findings (class 2004) of the Open Cybersecurity Schema Framework 1.5.0 with the profiles cloud and datetime, the form
/// that prowler writes and SIEMs take in: an array with an object a line. What is unknown has the severity of what it could hide and the
/// code MANUAL, never PASS; what is muted is suppressed; what is not applicable is left out. Checks of a key that could not be made for one
/// cause are one finding. A report of a stopped run, or without a key, begins with a finding that says so, so that it is never empty.
/// </summary>
public sealed class OcsfReportWriter : IReportWriter
{
    /// <summary>The ending of the files, which ends as that of the Json report does.</summary>
    public const string FileEnding = ".ocsf.json";

    /// <summary>The version of the schema.</summary>
    public const string SchemaVersion = "1.5.0";

    private const int CategoryFindings = 2;
    private const int ClassDetectionFinding = 2004;
    private const int ActivityCreate = 1;
    private const int StatusNew = 1;
    private const int StatusSuppressed = 3;
    private const int Other = 99;
    private const int AnalyticRule = 1;

    /// <inheritdoc/>
    public ReportFormat Format => ReportFormat.Ocsf;

    /// <inheritdoc/>
    public string Extension => FileEnding;

    /// <inheritdoc/>
    public void Write(AuditReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        Finding[] findings = [.. ReportGaps.Of(report), .. report.Shown.Where(finding => finding.Status != FindingStatus.NotApplicable)];
        var identities = FindingName.Of(findings);
        ArrayBufferWriter<byte> buffer = new(4096);
        using Utf8JsonWriter writer = new(buffer);
        for (var index = 0; index < findings.Length; index++)
        {
            output.Write(index == 0 ? "[\n"u8 : ",\n"u8);
            WriteFinding(writer, report, findings[index], identities[index]);
            writer.Flush();
            output.Write(buffer.WrittenSpan);
            writer.Reset();
            buffer.ResetWrittenCount();
        }

        output.Write(findings.Length == 0 ? "[]\n"u8 : "\n]\n"u8);
    }

    private static void WriteFinding(Utf8JsonWriter writer, AuditReport report, Finding finding, string identity)
    {
        var isProblem = finding.Status is FindingStatus.Fail or FindingStatus.Unknown;
        writer.WriteStartObject();
        Choice(writer, "activity", ActivityCreate, "Create", idSuffix: "_id", nameSuffix: "_name");
        Choice(writer, "category", CategoryFindings, "Findings", idSuffix: "_uid", nameSuffix: "_name");
        Choice(writer, "class", ClassDetectionFinding, "Detection Finding", idSuffix: "_uid", nameSuffix: "_name");
        Choice(writer, "type", (ClassDetectionFinding * 100) + ActivityCreate, "Detection Finding: Create", idSuffix: "_uid", nameSuffix: "_name");
        Time(writer, "time", finding.ObservedAt);
        Choice(writer, "severity", (int)finding.Severity, finding.Severity.ToString());
        Choice(writer, "status", finding.Muted && isProblem ? StatusSuppressed : StatusNew, finding.Muted && isProblem ? "Suppressed" : "New");
        writer.WriteString("status_code", OcsfStatus.CodeOf(finding.Status));
        writer.WriteString("status_detail", Detail(finding));
        writer.WriteString("message", $"{SubjectName.Of(finding.Subject)}: {finding.Message}");
        writer.WriteBoolean("is_alert", finding.IsProblem);
        WriteMetadata(writer, report, finding);
        WriteInformation(writer, finding, identity);
        WriteCloud(writer, finding);
        WriteResource(writer, finding);
        if (finding.Remediation is { } remediation)
        {
            writer.WriteStartObject("remediation");
            writer.WriteString("desc", finding.Command is null ? remediation : $"{remediation} Command: {finding.Command}");
            if (finding.Reference is { } reference)
            {
                Texts(writer, "references", [ReferenceAddress.Of(reference)]);
            }

            writer.WriteEndObject();
        }

        Optional(writer, "risk_details", isProblem ? finding.Risk : null);
        WriteUnmapped(writer, finding);
        writer.WriteEndObject();
    }

    private static string Detail(Finding finding)
    {
        string?[] parts =
        [
            finding.Status == FindingStatus.Unknown && finding.CheckId != ChecksNotMadeCheck.CheckId ? finding.Title + "." : null,
            LastKnownText.After(finding.Message, finding),
        ];
        return string.Join(' ', parts.Where(part => part is not null));
    }

    private static void WriteMetadata(Utf8JsonWriter writer, AuditReport report, Finding finding)
    {
        writer.WriteStartObject("metadata");
        writer.WriteString("version", SchemaVersion);
        writer.WriteString("event_code", finding.CheckId);
        Optional(writer, "correlation_uid", finding.RunId.Length == 0 ? null : finding.RunId);
        writer.WriteStartObject("product");
        writer.WriteString("uid", "binancekeytools");
        writer.WriteString("name", "BinanceKeyTools");
        writer.WriteString("vendor_name", "BinanceKeyTools");
        writer.WriteString("version", report.Version);
        writer.WriteEndObject();
        Texts(writer, "profiles", ["cloud", "datetime"]);
        writer.WriteEndObject();
    }

    private static void WriteInformation(Utf8JsonWriter writer, Finding finding, string identity)
    {
        writer.WriteStartObject("finding_info");
        writer.WriteString("uid", identity);
        writer.WriteString("title", finding.Title);
        writer.WriteString("desc", finding.Message);
        Time(writer, "created_time", finding.ObservedAt);
        writer.WriteStartObject("analytic");
        Choice(writer, "type", AnalyticRule, "Rule");
        writer.WriteString("uid", finding.CheckId);
        writer.WriteString("name", finding.CheckName);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteCloud(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject("cloud");
        writer.WriteString("provider", "Binance");
        if (!string.IsNullOrEmpty(finding.Account))
        {
            writer.WriteStartObject("account");
            writer.WriteString("name", finding.Account);
            Choice(writer, "type", Other, "Binance account");
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter writer, Finding finding)
    {
        var subject = finding.Subject;
        writer.WriteStartArray("resources");
        writer.WriteStartObject();
        writer.WriteString("uid", SubjectName.Of(subject));
        writer.WriteString("name", subject.Scope == FindingScope.Vault ? subject.Vault ?? subject.Name : subject.Name);
        writer.WriteString("type", TypeOf(subject.Scope));
        Optional(writer, "namespace", subject.Vault);
        if (!string.IsNullOrEmpty(subject.Owner))
        {
            writer.WriteStartObject("owner");
            writer.WriteString("name", subject.Owner);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("data");
        writer.WriteString("host", subject.Host);
        if (subject.Scope == FindingScope.Key)
        {
            WriteKey(writer, subject);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteKey(Utf8JsonWriter writer, AuditedKey key)
    {
        writer.WriteString("environment", key.Environment.ToString());
        Optional(writer, "api_key", key.ApiKey);
        Optional(writer, "fingerprint", key.Fingerprint);
        Optional(writer, "algorithm", key.Algorithm?.ToString());
        Optional(writer, "label", key.Label);
        Optional(writer, "purpose", key.Purpose);
        Optional(writer, "created_at", Rfc3339(key.CreatedAt));
        Optional(writer, "trading_expires_at", Rfc3339(key.TradingExpiresAt));
        writer.WriteString("ip_restriction", key.IPRestricted switch { true => "list", false => "any", null => "unknown" });
        Permissions(writer, "permissions", key.Permission);
        Permissions(writer, "unknown_permissions", key.UnknownPermission);
        if (key.LastKnown is { } last)
        {
            Optional(writer, "last_known_at", Rfc3339(last.At));
            Permissions(writer, "last_permissions", last.Permission);
            Permissions(writer, "last_unknown_permissions", last.UnknownPermission);
        }
    }

    private static void WriteUnmapped(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject("unmapped");
        writer.WriteString("status", finding.Status.ToString());
        writer.WriteString("reason", finding.Reason.ToString());
        writer.WriteString("scope", finding.Scope.ToString());
        writer.WriteNumber("check_count", finding.CheckCount);
        Texts(writer, "checks", finding.Checks);
        Texts(writer, "evidence", finding.Evidence);
        writer.WriteString("policy", finding.Policy);
        Optional(writer, "change", finding.Change?.ToString());
        Optional(writer, "last_status", LastKnownText.StatusOf(finding)?.ToString());
        Optional(writer, "last_known_at", Rfc3339(finding.LastKnownAt));
        Optional(writer, "mute_reason", finding.MuteReason);
        Optional(writer, "mute_owner", finding.MuteOwner);
        Optional(writer, "mute_expires", finding.MuteExpires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static string TypeOf(FindingScope scope) => scope switch
    {
        FindingScope.Key => "Binance API key",
        FindingScope.Entry => "Vault entry",
        FindingScope.Vault => "Vault",
        FindingScope.Exchange => "Exchange host",
        _ => "Audit run",
    };

    // A normalised number with its caption.
    private static void Choice(Utf8JsonWriter writer, string name, int id, string caption, string idSuffix = "_id", string nameSuffix = "")
    {
        writer.WriteNumber(name + idSuffix, id);
        writer.WriteString(name + nameSuffix, caption);
    }

    // Milliseconds since 1970, and the form of RFC 3339 that the profile datetime adds.
    private static void Time(Utf8JsonWriter writer, string name, DateTimeOffset time)
    {
        writer.WriteNumber(name, time.ToUnixTimeMilliseconds());
        writer.WriteString(name + "_dt", Rfc3339(time));
    }

    private static string? Rfc3339(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void Permissions(Utf8JsonWriter writer, string name, KeyPermission permissions) =>
        Texts(writer, name, [.. PermissionField.All.Where(field => permissions.HasFlag(field.Permission)).Select(field => field.Permission.ToString())]);

    private static void Texts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
