using System.Text.Json;

namespace BinanceKeyTools.Exchange.Errors;

/// <summary>
/// Reads the data file of the catalogue: groups with families and an optional common remedy, each with entries that may
/// narrow the families and override the remedy. Unknown or missing properties are errors, so that a spelling mistake in the
/// file cannot pass unseen.
/// </summary>
internal static class ErrorCatalogueReader
{
    private static readonly string[] FileProperties = ["sources", "groups"];
    private static readonly string[] GroupProperties = ["title", "families", "remedy", "entries"];

    private static readonly string[] EntryProperties =
        ["code", "families", "name", "messageContains", "documented", "meaning", "causes", "remedy", "source", "sourceNote"];

    /// <summary>Reads all entries, one for each family that an entry of the file names.</summary>
    /// <param name="utf8Json">The file.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="FormatException">A property is unknown, missing or of the wrong kind.</exception>
    public static IReadOnlyList<ErrorCatalogueEntry> Read(Stream utf8Json)
    {
        using var document = JsonDocument.Parse(utf8Json);
        var root = document.RootElement;
        CheckProperties(root, FileProperties, "the file");

        var sources = Required(root, "sources", "the file").EnumerateObject()
            .ToDictionary(property => ParseFamily(property.Name, "sources"), property => Text(property.Value, "sources"));

        var entries = new List<ErrorCatalogueEntry>();
        foreach (var group in Required(root, "groups", "the file").EnumerateArray())
        {
            ReadGroup(group, sources, entries);
        }

        return entries;
    }

    private static void ReadGroup(JsonElement group, Dictionary<ApiFamily, string> sources, List<ErrorCatalogueEntry> entries)
    {
        CheckProperties(group, GroupProperties, "a group");
        var title = Text(Required(group, "title", "a group"), "a group");
        var families = Families(Required(group, "families", title), title);
        var remedy = OptionalText(group, "remedy", title);
        foreach (var element in Required(group, "entries", title).EnumerateArray())
        {
            CheckProperties(element, EntryProperties, title);
            var code = Required(element, "code", title).GetInt32();
            var where = $"{title}, {code}";
            var template = ReadTemplate(element, code, remedy, where);
            foreach (var family in element.TryGetProperty("families", out var own) ? Families(own, where) : families)
            {
                entries.Add(template with { Family = family, Source = Source(element, family, sources, where) });
            }
        }
    }

    private static ErrorCatalogueEntry ReadTemplate(JsonElement element, int code, string? groupRemedy, string where) => new()
    {
        Code = code,
        Family = default,
        Name = Text(Required(element, "name", where), where),
        Meaning = Text(Required(element, "meaning", where), where),
        Causes = Array.AsReadOnly(element.TryGetProperty("causes", out var causes)
            ? causes.EnumerateArray().Select(cause => Text(cause, where)).ToArray()
            : []),
        Remedy = OptionalText(element, "remedy", where)
            ?? groupRemedy
            ?? throw new FormatException($"Error catalogue, {where}: neither the entry nor its group has a remedy."),
        Source = string.Empty,
        Documented = !element.TryGetProperty("documented", out var documented) || documented.GetBoolean(),
        MessageContains = OptionalText(element, "messageContains", where),
    };

    private static string Source(JsonElement element, ApiFamily family, Dictionary<ApiFamily, string> sources, string where)
    {
        var source = OptionalText(element, "source", where) ?? sources[family];
        return OptionalText(element, "sourceNote", where) is { } note ? $"{source}; {note}" : source;
    }

    private static ApiFamily[] Families(JsonElement element, string where) =>
        element.EnumerateArray().Select(family => ParseFamily(Text(family, where), where)).ToArray();

    private static ApiFamily ParseFamily(string name, string where) =>
        Enum.TryParse<ApiFamily>(name, out var family) && Enum.IsDefined(family)
            ? family
            : throw new FormatException($"Error catalogue, {where}: '{name}' is not an API family.");

    private static JsonElement Required(JsonElement element, string name, string where) =>
        element.TryGetProperty(name, out var value)
            ? value
            : throw new FormatException($"Error catalogue, {where}: '{name}' is missing.");

    private static string? OptionalText(JsonElement element, string name, string where) =>
        element.TryGetProperty(name, out var value) ? Text(value, where) : null;

    private static string Text(JsonElement element, string where)
    {
        var text = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        return string.IsNullOrWhiteSpace(text)
            ? throw new FormatException($"Error catalogue, {where}: text expected, found {element.GetRawText()}.")
            : text;
    }

    private static void CheckProperties(JsonElement element, string[] known, string where)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name, StringComparer.Ordinal))
            {
                throw new FormatException($"Error catalogue, {where}: unknown property '{property.Name}'.");
            }
        }
    }
}
