using System.Text.Json;
using System.Text.Json.Serialization;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>The rows of <c>scenarios.json</c>.</summary>
internal sealed class DiagnosisTable
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    private static readonly Lazy<DiagnosisTable> Loaded = new(Load);

    public required IReadOnlyDictionary<string, JsonElement> Fleets { get; init; }

    public required IReadOnlyList<DiagnosisRow> Rows { get; init; }

    public static IReadOnlyList<DiagnosisRow> All => Loaded.Value.Rows;

    /// <summary>The names of the rows, as the data of a theory.</summary>
    public static TheoryData<string> Names => new(All.Select(row => row.Name));

    public static DiagnosisRow Row(string name) => All.Single(row => row.Name == name);

    public static string FleetOf(DiagnosisRow row) => row.Fleet switch
    {
        null => Loaded.Value.Fleets["default"].GetRawText(),
        { ValueKind: JsonValueKind.String } name => Loaded.Value.Fleets[name.GetString()!].GetRawText(),
        { } own => own.GetRawText(),
    };

    private static DiagnosisTable Load()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Diagnosis", "scenarios.json"));
        return JsonSerializer.Deserialize<DiagnosisTable>(file, Format)!;
    }
}
