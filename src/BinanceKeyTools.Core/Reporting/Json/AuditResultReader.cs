using System.Text;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Json;

/// <summary>
/// Reads audit results that <see cref="JsonReportWriter"/> wrote, here or on another machine. The properties of the document may
/// stand in any order, and properties that this version does not know are passed over, so that a later version can add some.
/// </summary>
public static class AuditResultReader
{
    private const string AuditResultVersion = "AuditResultVersion";

    /// <summary>The largest file that is read: 256 MiB, several times what 10,000 keys take.</summary>
    public const int MaxLength = 256 * 1024 * 1024;

    /// <summary>Reads a result.</summary>
    /// <param name="input">Where from; read to its end.</param>
    /// <param name="source">What to call it in errors: the path.</param>
    /// <exception cref="AuditResultException">It is no audit result, cut off, too large, or made by a newer version.</exception>
    public static AuditResult Read(Stream input, string source)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(source);
        return Read(ReadAll(input, source), source);
    }

    /// <summary>Reads a result.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="source">What to call it in errors: the path.</param>
    /// <exception cref="AuditResultException">It is no audit result, cut off, or made by a newer version.</exception>
    public static AuditResult Read(ReadOnlyMemory<byte> utf8, string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var document = ResultDocument.Parse(
            utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8, source);
        CheckVersion(document);
        var runs = document.Root.Table("runs", row => new ResultRun(row.Text("id"), row.Text("policy")));
        var checks = document.Root.Table("checks", row => new ResultCheck(row.Text("id"), row.Text("name"), row.Text("title"), row.OptionalText("reference")));
        var advice = document.Root.Table("advice", row => new ResultAdvice(row.OptionalText("risk"), row.OptionalText("remediation")));
        var subjects = document.Root.Table("subjects", ReadSubject);
        return new AuditResult
        {
            ToolVersion = document.Root.Text("toolVersion"),
            GeneratedAt = document.Root.Time("generatedAt"),
            Title = document.Root.Text("title"),
            IsComplete = document.Root.Flag("complete"),
            BaselineAt = document.Root.OptionalTime("baselineAt"),
            Changes = document.Root.Has("changes") ? document.Root.Table("changes", ReadChange) : null,
            Findings = document.Root.Table("findings", row => ReadFinding(row, subjects, checks, runs, advice)),
        };
    }

    private static void CheckVersion(ResultDocument document)
    {
        if (document.Root.OptionalText("schema") != AuditResult.SchemaName)
        {
            throw document.Root.Invalid("schema", $"this is no audit result: \"schema\" is not \"{AuditResult.SchemaName}\"");
        }

        var version = document.Root.Number("version", int.MaxValue);
        if (version > AuditResult.SchemaVersion)
        {
            throw document.Root.Fault(
                AuditResultVersion, "version", $"the file has version {version} of the form and was made by a newer version of the module; this one reads version {AuditResult.SchemaVersion}");
        }

        if (version < 1)
        {
            throw document.Root.Invalid("version", "there is no such version");
        }
    }

    private static AuditedKey ReadSubject(ResultRow row) => new()
    {
        Scope = row.Choice<FindingScope>("scope"),
        Vault = row.OptionalText("vault"),
        Name = row.Text("name"),
        Environment = row.Choice<Exchange.BinanceEnvironment>("environment"),
        ApiKey = row.OptionalText("apiKey"),
        Fingerprint = row.OptionalText("fingerprint"),
        Algorithm = row.OptionalChoice<Keys.KeyAlgorithm>("algorithm"),
        Label = row.OptionalText("label"),
        Purpose = row.OptionalText("purpose"),
        Owner = row.OptionalText("owner"),
        Account = row.OptionalText("account"),
        Host = row.Text("host"),
        CreatedAt = row.OptionalTime("createdAt"),
        TradingExpiresAt = row.OptionalTime("tradingExpiresAt"),
        IPRestricted = row.Has("ipRestricted") ? row.Flag("ipRestricted") : null,
        Permission = row.Permission("permission"),
        UnknownPermission = row.Permission("unknownPermission"),
        ObservedAt = row.Time("observedAt"),
        LastKnown = row.Has("lastKnownAt")
            ? new LastKnownState(
                row.Time("lastKnownAt"),
                row.Permission("lastPermission"),
                row.Permission("lastUnknownPermission"),
                row.Has("lastIpRestricted") ? row.Flag("lastIpRestricted") : null)
            : null,
    };

    private static AuditChange ReadChange(ResultRow row) => new()
    {
        Kind = row.Choice<AuditChangeKind>("kind"),
        Severity = row.Choice<FindingSeverity>("severity"),
        Vault = row.OptionalText("vault"),
        Name = row.Text("name"),
        Host = row.OptionalText("host"),
        CheckId = row.OptionalText("checkId"),
        Before = row.OptionalText("before"),
        After = row.OptionalText("after"),
        Message = row.Text("message"),
    };

    private static Finding ReadFinding(ResultRow row, AuditedKey[] subjects, ResultCheck[] checks, ResultRun[] runs, ResultAdvice[] advice)
    {
        var check = checks[row.Number("check", checks.Length)];
        var run = runs[row.Number("run", runs.Length)];
        var shared = row.Has("advice") ? advice[row.Number("advice", advice.Length)] : default;
        return new Finding(subjects[row.Number("subject", subjects.Length)])
        {
            Id = row.Text("id"),
            CheckId = check.Id,
            CheckName = check.Name,
            Title = check.Title,
            Reference = check.Reference,
            Severity = row.Choice<FindingSeverity>("severity"),
            Status = row.Choice<FindingStatus>("status"),
            Reason = row.Choice<FindingReason>("reason"),
            Message = row.Text("message"),
            Evidence = row.Has("evidence") ? row.Texts("evidence") : [],
            Risk = shared.Risk,
            Remediation = shared.Remediation,
            Command = row.OptionalText("command"),
            Muted = row.Has("muted") && row.Flag("muted"),
            MuteReason = row.OptionalText("muteReason"),
            MuteOwner = row.OptionalText("muteOwner"),
            MuteExpires = row.OptionalDate("muteExpires"),
            Change = row.OptionalChoice<FindingChange>("change"),
            LastStatus = row.OptionalChoice<FindingStatus>("lastStatus"),
            LastKnownAt = row.OptionalTime("lastKnownAt"),
            RunId = run.Id,
            Policy = run.Policy,
        };
    }

    private static ReadOnlyMemory<byte> ReadAll(Stream input, string source)
    {
        var buffer = new byte[81920];
        using var all = new MemoryStream();
        int count;
        while ((count = input.Read(buffer)) > 0)
        {
            all.Write(buffer, 0, count);
            if (all.Length > MaxLength)
            {
                throw new AuditResultException("AuditResultTooLarge", source, 0, null, $"the file has more than {MaxLength / 1024 / 1024} MiB");
            }
        }

        return all.GetBuffer().AsMemory(0, (int)all.Length);
    }
}
