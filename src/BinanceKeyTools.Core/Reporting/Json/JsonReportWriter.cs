using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Json;

/// <summary>
/// Writes the audit result document: the whole report, and the form of baselines. What findings share (keys, checks, runs, advice)
/// stands once, in tables that findings refer to by number, so that many keys stay small. Each row is a line: line numbers in
/// errors mean something, and two files can be compared line by line. <see cref="AuditResultReader"/> reads it back.
/// </summary>
public sealed class JsonReportWriter : IReportWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        // The file is read as JSON and never put into a page, so that names keep their letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <inheritdoc/>
    public ReportFormat Format => ReportFormat.Json;

    /// <inheritdoc/>
    public string Extension => ".json";

    /// <inheritdoc/>
    public void Write(AuditReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        ResultTable<AuditedKey> subjects = new();
        ResultTable<ResultCheck> checks = new();
        ResultTable<ResultRun> runs = new();
        ResultTable<ResultAdvice> advice = new();
        foreach (var finding in report.Findings)
        {
            subjects.NumberOf(finding.Subject);
            checks.NumberOf(ResultCheck.Of(finding));
            runs.NumberOf(ResultRun.Of(finding));
            if (ResultAdvice.Of(finding) is { } shared)
            {
                advice.NumberOf(shared);
            }
        }

        using var document = new Document(output);
        document.Text("{\n");
        document.Property("schema", writer => writer.WriteStringValue(AuditResult.SchemaName));
        document.Property("version", writer => writer.WriteNumberValue(AuditResult.SchemaVersion));
        document.Property("toolVersion", writer => writer.WriteStringValue(report.Version));
        document.Property("generatedAt", writer => writer.WriteStringValue(report.GeneratedAt));
        document.Property("title", writer => writer.WriteStringValue(report.Title));
        document.Property("complete", writer => writer.WriteBooleanValue(report.IsComplete));
        if (report.BaselineAt is { } baselineAt)
        {
            document.Property("baselineAt", writer => writer.WriteStringValue(baselineAt));
        }

        document.Property("summary", writer => WriteSummary(writer, report));
        document.Table("runs", runs.Rows, WriteRun);
        document.Table("checks", checks.Rows, WriteCheck);
        document.Table("advice", advice.Rows, WriteAdvice);
        document.Table("subjects", subjects.Rows, WriteSubject);
        if (report.Changes is { } changes)
        {
            document.Table("changes", changes, WriteChange);
        }

        document.Table("findings", report.Findings, (writer, finding) => WriteFinding(
            writer,
            finding,
            subjects.NumberOf(finding.Subject),
            checks.NumberOf(ResultCheck.Of(finding)),
            runs.NumberOf(ResultRun.Of(finding)),
            ResultAdvice.Of(finding) is { } shared ? advice.NumberOf(shared) : null));
        document.Text("\n}\n");
    }

    private static void WriteSummary(Utf8JsonWriter writer, AuditReport report)
    {
        var counts = report.Counts;
        writer.WriteStartObject();
        writer.WriteString("level", report.Verdict.Level.ToString());
        writer.WriteString("verdict", report.Verdict.Text);
        (string Name, int Count)[] numbers =
        [
            ("keys", counts.Keys), ("keysPassed", counts.KeysPassed), ("keysFailed", counts.KeysFailed), ("keysUnknown", counts.KeysUnknown),
            ("keysWithUnknown", counts.KeysWithUnknown), ("entries", counts.Entries), ("otherSecrets", counts.OtherSecrets),
            ("vaults", counts.Vaults), ("vaultsUnknown", counts.VaultsUnknown), ("hostsUnknown", counts.HostsUnknown),
            ("failed", counts.FailedCount), ("unknown", counts.UnknownCount), ("unknownChecks", counts.UnknownChecks),
            ("passed", counts.PassedCount), ("muted", counts.MutedCount),
        ];
        foreach (var (name, count) in numbers)
        {
            writer.WriteNumber(name, count);
        }

        if (report.Changes is { } changes)
        {
            writer.WriteNumber("changes", changes.Count);
        }

        writer.WriteStartObject("failedBySeverity");
        foreach (var (severity, count) in counts.Failed.OrderByDescending(pair => pair.Key))
        {
            writer.WriteNumber(severity.ToString(), count);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("unknownBySeverity");
        foreach (var (severity, count) in counts.Unknown.OrderByDescending(pair => pair.Key))
        {
            writer.WriteNumber(severity.ToString(), count);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter writer, ResultRun run)
    {
        writer.WriteString("id", run.Id);
        writer.WriteString("policy", run.Policy);
    }

    private static void WriteCheck(Utf8JsonWriter writer, ResultCheck check)
    {
        writer.WriteString("id", check.Id);
        writer.WriteString("name", check.Name);
        writer.WriteString("title", check.Title);
        WriteOptional(writer, "reference", check.Reference);
    }

    private static void WriteAdvice(Utf8JsonWriter writer, ResultAdvice advice)
    {
        WriteOptional(writer, "risk", advice.Risk);
        WriteOptional(writer, "remediation", advice.Remediation);
    }

    private static void WriteSubject(Utf8JsonWriter writer, AuditedKey key)
    {
        writer.WriteString("scope", key.Scope.ToString());
        WriteOptional(writer, "vault", key.Vault);
        writer.WriteString("name", key.Name);
        writer.WriteString("environment", key.Environment.ToString());
        WriteOptional(writer, "apiKey", key.ApiKey);
        WriteOptional(writer, "fingerprint", key.Fingerprint);
        WriteOptional(writer, "algorithm", key.Algorithm?.ToString());
        WriteOptional(writer, "label", key.Label);
        WriteOptional(writer, "purpose", key.Purpose);
        WriteOptional(writer, "owner", key.Owner);
        WriteOptional(writer, "account", key.Account);
        writer.WriteString("host", key.Host);
        WriteOptional(writer, "createdAt", key.CreatedAt);
        WriteOptional(writer, "tradingExpiresAt", key.TradingExpiresAt);
        if (key.IPRestricted is { } isRestricted)
        {
            writer.WriteBoolean("ipRestricted", isRestricted);
        }

        WritePermission(writer, "permission", key.Permission);
        WritePermission(writer, "unknownPermission", key.UnknownPermission);
        writer.WriteString("observedAt", key.ObservedAt);
        if (key.LastKnown is { } last)
        {
            writer.WriteString("lastKnownAt", last.At);
            WritePermission(writer, "lastPermission", last.Permission);
            WritePermission(writer, "lastUnknownPermission", last.UnknownPermission);
            if (last.IPRestricted is { } wasRestricted)
            {
                writer.WriteBoolean("lastIpRestricted", wasRestricted);
            }
        }
    }

    private static void WriteChange(Utf8JsonWriter writer, AuditChange change)
    {
        writer.WriteString("kind", change.Kind.ToString());
        writer.WriteString("severity", change.Severity.ToString());
        WriteOptional(writer, "vault", change.Vault);
        writer.WriteString("name", change.Name);
        WriteOptional(writer, "host", change.Host);
        WriteOptional(writer, "checkId", change.CheckId);
        WriteOptional(writer, "before", change.Before);
        WriteOptional(writer, "after", change.After);
        writer.WriteString("message", change.Message);
    }

    private static void WriteFinding(Utf8JsonWriter writer, Finding finding, int subject, int check, int run, int? advice)
    {
        writer.WriteString("id", finding.Id);
        writer.WriteNumber("subject", subject);
        writer.WriteNumber("check", check);
        writer.WriteNumber("run", run);
        writer.WriteString("severity", finding.Severity.ToString());
        writer.WriteString("status", finding.Status.ToString());
        writer.WriteString("reason", finding.Reason.ToString());
        writer.WriteString("message", finding.Message);
        if (finding.Evidence.Length > 0)
        {
            writer.WriteStartArray("evidence");
            foreach (var fact in finding.Evidence)
            {
                writer.WriteStringValue(fact);
            }

            writer.WriteEndArray();
        }

        if (advice is { } number)
        {
            writer.WriteNumber("advice", number);
        }

        WriteOptional(writer, "command", finding.Command);
        if (finding.Muted)
        {
            writer.WriteBoolean("muted", true);
        }

        WriteOptional(writer, "muteReason", finding.MuteReason);
        WriteOptional(writer, "muteOwner", finding.MuteOwner);
        WriteOptional(writer, "muteExpires", finding.MuteExpires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        WriteOptional(writer, "change", finding.Change?.ToString());
        WriteOptional(writer, "lastStatus", finding.LastStatus?.ToString());
        WriteOptional(writer, "lastKnownAt", finding.LastKnownAt);
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            writer.WriteString(name, time);
        }
    }

    private static void WritePermission(Utf8JsonWriter writer, string name, KeyPermission permissions)
    {
        writer.WriteStartArray(name);
        foreach (var field in PermissionField.All.Where(field => permissions.HasFlag(field.Permission)))
        {
            writer.WriteStringValue(field.Permission.ToString());
        }

        writer.WriteEndArray();
    }

    // Lays out the document a row a line, which the runtime's writer cannot.
    private sealed class Document : IDisposable
    {
        private readonly Stream _output;
        private readonly ArrayBufferWriter<byte> _buffer = new(4096);
        private readonly Utf8JsonWriter _writer;
        private bool _hasProperty;

        public Document(Stream output)
        {
            _output = output;
            _writer = new Utf8JsonWriter(_buffer, Options);
        }

        public void Text(string ascii)
        {
            Span<byte> bytes = stackalloc byte[ascii.Length];
            System.Text.Encoding.ASCII.GetBytes(ascii, bytes);
            _output.Write(bytes);
        }

        public void Property(string name, Action<Utf8JsonWriter> value)
        {
            Text($"{(_hasProperty ? ",\n" : "")}  \"{name}\": ");
            _hasProperty = true;
            Element(value);
        }

        public void Table<T>(string name, IReadOnlyList<T> rows, Action<Utf8JsonWriter, T> write)
        {
            Text($"{(_hasProperty ? ",\n" : "")}  \"{name}\": [");
            _hasProperty = true;
            for (var index = 0; index < rows.Count; index++)
            {
                Text(index == 0 ? "\n    " : ",\n    ");
                var row = rows[index];
                _writer.WriteStartObject();
                write(_writer, row);
                _writer.WriteEndObject();
                Flush();
            }

            Text(rows.Count == 0 ? "]" : "\n  ]");
        }

        public void Dispose() => _writer.Dispose();

        private void Element(Action<Utf8JsonWriter> value)
        {
            value(_writer);
            Flush();
        }

        private void Flush()
        {
            _writer.Flush();
            _output.Write(_buffer.WrittenSpan);
            _writer.Reset();
            _buffer.ResetWrittenCount();
        }
    }
}
