using System.Text.Json.Nodes;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;

namespace BinanceKeyTools.Tests.Audit.Policies;

/// <summary>The published schemas and the reader must know the same.</summary>
public class PolicySchemaTests
{
    private const string Mute = """{ "check": "*", "name": "a", "reason": "r", "owner": "o", "expires": "2030-01-01", OBJECT }""";

    private static readonly JsonObject Policy = Read("audit-policy");
    private static readonly JsonObject Mutes = Read("audit-mutes");

    /// <summary>Each object of the schema, and a policy that holds one; OBJECT stands for a further member.</summary>
    public static TheoryData<string, string> Objects { get; } = new()
    {
        { "", "{ \"version\": 1, OBJECT }" },
        { "thresholds", "{ \"version\": 1, \"thresholds\": { OBJECT } }" },
        { "purpose", "{ \"version\": 1, \"purposes\": { \"P\": { \"required\": [], OBJECT } } }" },
        { "check", "{ \"version\": 1, \"checks\": { \"BKT1001\": { OBJECT } } }" },
        { "key", "{ \"version\": 1, \"keys\": [ { \"match\": { \"name\": \"*\" }, \"allow\": [], OBJECT } ] }" },
        { "match", "{ \"version\": 1, \"keys\": [ { \"match\": { \"name\": \"*\", OBJECT }, \"allow\": [] } ] }" },
        { "expect", "{ \"version\": 1, \"keys\": [ { \"match\": { \"name\": \"*\" }, \"expect\": { \"permission\": [], OBJECT } } ] }" },
        { "mute", $$"""{ "version": 1, "mutes": [ {{Mute}} ] }""" },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void Schema_and_reader_know_the_same_properties(string name, string policy)
    {
        var problem = Assert.Single(PolicyText.Check(policy.Replace("OBJECT", "\"noSuchProperty\": 1", StringComparison.Ordinal)).Problems);
        var known = problem.Message["Unknown property; known here: ".Length..^1].Split(", ");
        var schema = name.Length == 0 ? Policy : Definition(Policy, name);
        Assert.Equal(schema["properties"]!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal), known);
        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void The_reader_demands_what_the_schema_requires(string name, string policy)
    {
        var schema = name.Length == 0 ? Policy : Definition(Policy, name);
        var full = JsonNode.Parse(policy.Replace(", OBJECT", "", StringComparison.Ordinal).Replace("OBJECT", "", StringComparison.Ordinal))!.AsObject();
        Assert.DoesNotContain(PolicyText.Check(full.ToJsonString()).Problems, problem => problem.Severity == PolicyProblemSeverity.Error);
        foreach (var required in (schema["required"]?.AsArray() ?? []).Select(member => member!.GetValue<string>()))
        {
            var without = full.DeepClone().AsObject();
            var place = name switch { "" => without, "mute" => without["mutes"]![0]!.AsObject(), _ => without["keys"]![0]!.AsObject() };
            Assert.True(place.Remove(required));
            Assert.Contains(PolicyText.Check(without.ToJsonString()).Problems, problem => problem.Message == $"'{required}' is missing.");
        }
    }

    [Fact]
    public void Every_definition_is_tested() =>
        Assert.Equal(
            Policy["$defs"]!.AsObject().Select(member => member.Key).Except(["permissions", "fingerprint", "checks"]).Order(StringComparer.Ordinal),
            Objects.Select(row => (string)row[0]).Where(name => name.Length > 0).Order(StringComparer.Ordinal));

    [Fact]
    public void The_limits_and_defaults_are_the_engines()
    {
        foreach (var (name, limit) in Definition(Policy, "thresholds")["properties"]!.AsObject())
        {
            var (minimum, maximum) = (limit!["minimum"]!.GetValue<int>(), limit["maximum"]!.GetValue<int>());
            foreach (var wrong in new[] { minimum - 1, maximum + 1 })
            {
                Assert.Contains(
                    PolicyText.Check($$"""{ "version": 1, "thresholds": { "{{name}}": {{wrong}} } }""").Problems,
                    problem => problem.Message == $"Expected a whole number from {minimum} to {maximum}.");
            }
        }

        var defaults = Definition(Policy, "thresholds")["properties"]!.AsObject().Select(member => $"\"{member.Key}\": {member.Value!["default"]!.ToJsonString()}");
        Assert.Equal(new AuditThresholds(), PolicyText.With($"\"thresholds\": {{ {string.Join(", ", defaults)} }}").Thresholds);
    }

    [Fact]
    public void The_words_are_the_engines()
    {
        Assert.Equal(PermissionField.All.Select(field => field.Permission.ToString()), Words(Definition(Policy, "permissions")["items"]!));
        Assert.Equal(Enum.GetNames<FindingSeverity>(), Words(Definition(Policy, "check")["properties"]!["severity"]!));
        Assert.Equal(["Account", "WithdrawalAddresses", "SubAccounts"], Words(Policy["properties"]!["questions"]!["items"]!));
        Assert.Equal(AuditPolicy.FormatVersion, Policy["properties"]!["version"]!["const"]!.GetValue<int>());
    }

    [Fact]
    public void Mute_files_have_the_mutes_of_policies()
    {
        foreach (var name in new[] { "mute", "fingerprint" })
        {
            Assert.True(JsonNode.DeepEquals(Definition(Policy, name), Definition(Mutes, name)));
        }

        Assert.Equal(["$schema", "version", "mutes"], Mutes["properties"]!.AsObject().Select(member => member.Key));
    }

    private static IEnumerable<string> Words(JsonNode schema) => schema["enum"]!.AsArray().Select(word => word!.GetValue<string>());

    private static JsonObject Definition(JsonObject schema, string name) => schema["$defs"]![name]!.AsObject();

    private static JsonObject Read(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "module", "schemas", $"{name}.schema.json");
            if (File.Exists(file))
            {
                return JsonNode.Parse(File.ReadAllText(file))!.AsObject();
            }
        }

        throw new FileNotFoundException($"{name}.schema.json is in no folder above the tests.");
    }
}
