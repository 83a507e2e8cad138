using System.Text.Json.Nodes;

namespace BinanceKeyTools.Sandbox.Tests.Fleets;

/// <summary>The published schema and the reader must know the same properties.</summary>
public class FleetSchemaTests
{
    private static readonly JsonObject Schema =
        JsonNode.Parse(File.ReadAllText(RepositoryFile.Find("module/schemas/sandbox-fleet.schema.json")))!.AsObject();

    /// <summary>Each object of the schema, and a fleet that holds one; OBJECT stands for it.</summary>
    public static TheoryData<string, string> Objects { get; } = new()
    {
        { "", "OBJECT" },
        { "key", "{ \"keys\": [ OBJECT ] }" },
        { "permissions", "{ \"keys\": [ { \"name\": \"k\", \"permissions\": OBJECT } ] }" },
        { "call", "{ \"keys\": [ { \"name\": \"k\", \"callHistory\": [ OBJECT ] } ] }" },
        { "account", "{ \"accounts\": [ OBJECT ] }" },
        { "balance", "{ \"accounts\": [ { \"name\": \"a\", \"balances\": [ OBJECT ] } ] }" },
        { "withdrawAddress", "{ \"accounts\": [ { \"name\": \"a\", \"withdrawAddresses\": [ OBJECT ] } ] }" },
        { "withdrawal", "{ \"accounts\": [ { \"name\": \"a\", \"withdrawals\": [ OBJECT ] } ] }" },
        { "deposit", "{ \"accounts\": [ { \"name\": \"a\", \"deposits\": [ OBJECT ] } ] }" },
        { "transfer", "{ \"accounts\": [ { \"name\": \"a\", \"transfers\": [ OBJECT ] } ] }" },
        { "subAccountTransfer", "{ \"accounts\": [ { \"name\": \"a\", \"subAccountTransfers\": [ OBJECT ] } ] }" },
        { "trade", "{ \"accounts\": [ { \"name\": \"a\", \"trades\": [ OBJECT ] } ] }" },
        { "openOrder", "{ \"accounts\": [ { \"name\": \"a\", \"openOrders\": [ OBJECT ] } ] }" },
        { "income", "{ \"accounts\": [ { \"name\": \"a\", \"income\": [ OBJECT ] } ] }" },
        { "fault", "{ \"faults\": [ OBJECT ] }" },
        { "rateLimits", "{ \"rateLimits\": OBJECT }" },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void Schema_and_reader_know_the_same_properties(string name, string fleet)
    {
        var schema = Definition(name);
        var probe = Minimal(schema);
        probe["noSuchProperty"] = 1;
        var error = Assert.Throws<SandboxFleetException>(() => SandboxFleet.Parse(fleet.Replace("OBJECT", probe.ToJsonString(), StringComparison.Ordinal)));
        var known = error.Problem["unknown property; known here: ".Length..].Split(", ");
        Assert.Equal(Properties(schema).Order(StringComparer.Ordinal), known);
        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void The_reader_demands_what_the_schema_requires_and_no_more(string name, string fleet)
    {
        var schema = Definition(name);
        SandboxFleet.Parse(fleet.Replace("OBJECT", Minimal(schema).ToJsonString(), StringComparison.Ordinal));
        foreach (var required in Minimal(schema).Select(member => member.Key))
        {
            var without = Minimal(schema);
            without.Remove(required);
            var error = Assert.Throws<SandboxFleetException>(() => SandboxFleet.Parse(fleet.Replace("OBJECT", without.ToJsonString(), StringComparison.Ordinal)));
            Assert.Equal($"'{required}' is missing", error.Problem);
        }
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void The_reader_takes_the_defaults_and_choices_of_the_schema_and_refuses_other_types(string name, string fleet)
    {
        var schema = Definition(name);
        foreach (var (property, description) in schema["properties"]!.AsObject())
        {
            foreach (var value in Values(description!))
            {
                var sample = Minimal(schema);
                sample[property] = value.DeepClone();
                SandboxFleet.Parse(fleet.Replace("OBJECT", sample.ToJsonString(), StringComparison.Ordinal));
            }

            // No property of a fleet may be null, so that this is a wrong type for each of them.
            var wrong = Minimal(schema);
            wrong[property] = null;
            var error = Assert.Throws<SandboxFleetException>(() => SandboxFleet.Parse(fleet.Replace("OBJECT", wrong.ToJsonString(), StringComparison.Ordinal)));
            Assert.EndsWith("." + property, error.JsonPath, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_definition_is_tested()
    {
        var tested = Objects.Select(row => (string)row[0]).Where(name => name.Length > 0);
        Assert.Equal(Schema["$defs"]!.AsObject().Select(member => member.Key).Except(["amount"]).Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));
    }

    private static JsonObject Definition(string name) => name.Length == 0 ? Schema : Schema["$defs"]![name]!.AsObject();

    private static IEnumerable<string> Properties(JsonObject schema) => schema["properties"]!.AsObject().Select(member => member.Key);

    private static IEnumerable<JsonNode> Values(JsonNode description)
    {
        if (description["enum"] is JsonArray choices)
        {
            return choices.Select(choice => choice!);
        }

        return description["default"] is { } byDefault ? [byDefault] : description["minimum"] is { } minimum ? [minimum, description["maximum"] ?? minimum] : [];
    }

    private static JsonObject Minimal(JsonObject schema)
    {
        var minimal = new JsonObject();
        foreach (var required in schema["required"]?.AsArray() ?? [])
        {
            var name = required!.GetValue<string>();
            var description = schema["properties"]![name]!;
            minimal[name] = description["enum"]?[0]?.DeepClone() ?? (description["$ref"] is null ? "sample" : JsonValue.Create(1));
        }

        return minimal;
    }
}
