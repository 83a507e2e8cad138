using System.Text.Json;
using System.Text.Json.Nodes;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Json;
using static BinanceKeyTools.Tests.Reporting.SampleFindings;

namespace BinanceKeyTools.Tests.Reporting;

/// <summary>The published schema, the writer and the reader must know the same properties and words.</summary>
public class AuditResultSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(File.ReadAllText(Find("module/schemas/audit-result.schema.json")))!.AsObject();

    /// <summary>The tables of the document, and the definition of their rows.</summary>
    public static TheoryData<string, string> Tables { get; } = new()
    {
        { "runs", "run" }, { "checks", "check" }, { "advice", "advice" }, { "subjects", "subject" }, { "changes", "change" }, { "findings", "finding" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void What_is_written_is_what_the_schema_knows(string table, string definition)
    {
        var schema = Schema["$defs"]![definition]!;
        var rows = Full()[table]!.AsArray();
        Assert.Equal(Names(schema["properties"]!).Order(StringComparer.Ordinal), rows.SelectMany(row => Names(row!)).Distinct().Order(StringComparer.Ordinal));
        var required = schema["required"]!.AsArray().Select(name => name!.GetValue<string>());
        Assert.All(rows, row => Assert.Subset(Names(row!).ToHashSet(), required.ToHashSet()));
    }

    [Fact]
    public void The_document_has_the_properties_of_the_schema()
    {
        Assert.Equal(Names(Schema["properties"]!).Order(StringComparer.Ordinal), Names(Full()).Order(StringComparer.Ordinal));
        Assert.Equal(AuditResult.SchemaVersion, Schema["properties"]!["version"]!["const"]!.GetValue<int>());
        Assert.Equal(AuditResult.SchemaName, Schema["properties"]!["schema"]!["const"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_reader_demands_what_the_schema_requires(string table, string definition)
    {
        foreach (var required in Schema["$defs"]![definition]!["required"]!.AsArray().Select(name => name!.GetValue<string>()))
        {
            var document = Full();
            document[table]![0]!.AsObject().Remove(required);
            var error = Assert.Throws<AuditResultException>(() => Read(document));
            Assert.Contains($"\"{required}\" is missing", error.Message, StringComparison.Ordinal);
            Assert.Equal($"$.{table}[0]", error.JsonPath);
        }

        foreach (var required in Schema["required"]!.AsArray().Select(name => name!.GetValue<string>()))
        {
            var document = Full();
            document.Remove(required);
            Assert.Throws<AuditResultException>(() => Read(document));
        }
    }

    [Fact]
    public void The_words_are_those_of_the_code()
    {
        Assert.Equal(Enum.GetNames<FindingSeverity>(), Words("severity"));
        Assert.Equal(PermissionField.All.Select(field => field.Permission.ToString()), Words("permission"));
        Assert.Equal(Enum.GetNames<FindingScope>(), Words("subject", "scope"));
        Assert.Equal(Enum.GetNames<BinanceEnvironment>(), Words("subject", "environment"));
        Assert.Equal(Enum.GetNames<KeyAlgorithm>(), Words("subject", "algorithm"));
        Assert.Equal(Enum.GetNames<AuditChangeKind>(), Words("change", "kind"));
        Assert.Equal(Enum.GetNames<FindingStatus>(), Words("finding", "status"));
        Assert.Equal(Enum.GetNames<FindingReason>(), Words("finding", "reason"));
        Assert.Equal(Enum.GetNames<FindingChange>(), Words("finding", "change"));
    }

    // A document in which every property occurs.
    private static JsonObject Full()
    {
        var key = Key() with
        {
            Label = "l",
            Owner = "o",
            Account = "a",
            TradingExpiresAt = Now,
            Permission = KeyPermission.Reading,
            UnknownPermission = KeyPermission.Futures,
            LastKnown = new(Now, KeyPermission.Reading, KeyPermission.Futures, true),
        };
        Finding[] findings = [Finding(key, muted: true, run: "2"), Finding(key, "BKT1002", FindingStatus.Pass, run: "2"), Finding(key, "BKT1003", FindingStatus.Unknown, run: "2"), End("2")];
        Finding[] earlier = [Finding(status: FindingStatus.Pass), Finding(check: "BKT1003"), End()];
        var report = AuditReport.Create(findings, "1", Now, new Baseline(earlier, Now));
        report = new AuditReport
        {
            Version = report.Version,
            GeneratedAt = Now,
            Findings = report.Findings,
            Keys = report.Keys,
            Hosts = report.Hosts,
            Policies = report.Policies,
            IsComplete = true,
            BaselineAt = Now,
            Changes = [.. report.Changes!, new() { Kind = AuditChangeKind.KeyReplaced, Severity = FindingSeverity.Medium, Vault = "v", Name = "n", Host = "h", CheckId = "c", Before = "b", After = "a", Message = "m" }],
        };
        return JsonNode.Parse(JsonReportTests.Write(report))!.AsObject();
    }

    private static AuditResult Read(JsonObject document) => AuditResultReader.Read(JsonSerializer.SerializeToUtf8Bytes(document), "file");

    private static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(member => member.Key);

    private static IEnumerable<string> Words(string definition, string? property = null)
    {
        var node = Schema["$defs"]![definition]!;
        return (property is null ? node : node["properties"]![property]!)["enum"]!.AsArray().Select(word => word!.GetValue<string>());
    }

    internal static string Find(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "BinanceKeyTools.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, path);
    }
}
