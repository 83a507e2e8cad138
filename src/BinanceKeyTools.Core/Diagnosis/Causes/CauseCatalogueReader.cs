using System.Text.Json;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Causes;

/// <summary>
/// Reads the data file of the causes: facts by name, and causes that refer to them. Unknown or missing properties are errors, so that
/// a spelling mistake in the file cannot pass unseen.
/// </summary>
internal static class CauseCatalogueReader
{
    private static readonly string[] FileProperties = ["facts", "causes"];
    private static readonly string[] FactProperties = ["text", "source", "standing"];

    private static readonly string[] CauseProperties =
        ["id", "class", "order", "blocking", "verdict", "explanation", "fix", "test", "codes", "kinds", "facts"];

    /// <summary>Reads all causes.</summary>
    /// <param name="utf8Json">The file.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="FormatException">A property is unknown, missing or of the wrong kind; the message says where.</exception>
    public static IReadOnlyList<Cause> Read(Stream utf8Json)
    {
        using var document = JsonDocument.Parse(utf8Json);
        var root = document.RootElement;
        CheckProperties(root, FileProperties, "the file");
        var facts = Required(root, "facts", "the file").EnumerateObject()
            .ToDictionary(property => property.Name, property => ReadFact(property.Value, $"facts, {property.Name}"), StringComparer.Ordinal);
        return [.. Required(root, "causes", "the file").EnumerateArray().Select((element, index) => ReadCause(element, facts, $"causes, entry {index + 1}"))];
    }

    private static DiagnosticFact ReadFact(JsonElement element, string where)
    {
        CheckProperties(element, FactProperties, where);
        return new DiagnosticFact(Text(element, "text", where), Text(element, "source", where), Word<FactStanding>(Required(element, "standing", where), where));
    }

    private static Cause ReadCause(JsonElement element, Dictionary<string, DiagnosticFact> facts, string entry)
    {
        CheckProperties(element, CauseProperties, entry);
        var id = Text(element, "id", entry);
        var where = $"{entry}, {id}";
        return new Cause
        {
            Id = id,
            Class = Word<CauseClass>(Required(element, "class", where), where),
            Verdict = Text(element, "verdict", where),
            Explanation = Text(element, "explanation", where),
            Fix = Array(element, "fix", where, item => TextOf(item, where)),
            Test = Text(element, "test", where),
            Codes = element.TryGetProperty("codes", out _) ? Array(element, "codes", where, item => Number(item, where)) : [],
            Kinds = element.TryGetProperty("kinds", out _) ? Array(element, "kinds", where, item => Word<BinanceErrorKind>(item, where)) : [],
            IsBlocking = Required(element, "blocking", where) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag
                ? flag.GetBoolean()
                : throw new FormatException($"In {where}, 'blocking' is neither true nor false."),
            Order = Number(Required(element, "order", where), where),
            Facts = Array(element, "facts", where, item =>
                facts.TryGetValue(TextOf(item, where), out var fact) ? fact : throw new FormatException($"In {where}, there is no fact '{item}'.")),
        };
    }

    private static JsonElement Required(JsonElement element, string name, string where) =>
        element.TryGetProperty(name, out var value) ? value : throw new FormatException($"In {where}, '{name}' is missing.");

    private static string Text(JsonElement element, string name, string where) => TextOf(Required(element, name, where), where);

    private static string TextOf(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new FormatException($"In {where}, a text is empty or no text.");

    private static int Number(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : throw new FormatException($"In {where}, a number is none.");

    private static T Word<T>(JsonElement value, string where)
        where T : struct, Enum =>
        Enum.TryParse<T>(TextOf(value, where), out var word) && Enum.IsDefined(word)
            ? word
            : throw new FormatException($"In {where}, '{value}' is no {typeof(T).Name}.");

    private static T[] Array<T>(JsonElement element, string name, string where, Func<JsonElement, T> read) =>
        Required(element, name, where) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0
            ? [.. list.EnumerateArray().Select(read)]
            : throw new FormatException($"In {where}, '{name}' is empty or no list.");

    private static void CheckProperties(JsonElement element, string[] allowed, string where)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{where} is not an object.");
        }

        foreach (var property in element.EnumerateObject().Where(property => System.Array.IndexOf(allowed, property.Name) < 0))
        {
            throw new FormatException($"In {where}, '{property.Name}' is not known.");
        }
    }
}
