using System.Text.Encodings.Web;

namespace BinanceKeyTools.Json;

/// <summary>Writes small pieces of JSON, a member a line, with two blanks a level.</summary>
internal static class JsonLines
{
    /// <summary>A text in quotation marks. Files for people go into no web page, so letters stay letters.</summary>
    public static string Text(string value) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)}\"";

    /// <summary>A member of an object.</summary>
    public static string Member(string name, string json) => $"{Text(name)}: {json}";

    /// <summary>An object.</summary>
    public static string Object(IEnumerable<string> members) => Block('{', members, '}');

    /// <summary>An array.</summary>
    public static string Array(IEnumerable<string> items) => Block('[', items, ']');

    private static string Block(char begin, IEnumerable<string> children, char end) =>
        $"{begin}\n{string.Join(",\n", children.Select(child => $"  {child.Replace("\n", "\n  ", StringComparison.Ordinal)}"))}\n{end}";
}
