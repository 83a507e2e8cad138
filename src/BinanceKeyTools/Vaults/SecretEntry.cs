using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace BinanceKeyTools.Vaults;

/// <summary>What a vault lists about a secret, without its value.</summary>
internal sealed record SecretEntry(string Name, string Vault, string Type, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Whether the vault holds it as a plain string.</summary>
    public bool IsPlainText => string.Equals(Type, "String", StringComparison.OrdinalIgnoreCase);

    public static SecretEntry From(PSObject info, string vault) => new(
        (string)info.Properties["Name"].Value,
        vault,
        info.Properties["Type"]?.Value?.ToString() ?? "Unknown",
        ReadMetadata(info.Properties["Metadata"]?.Value));

    private static Dictionary<string, string> ReadMetadata(object? value)
    {
        Dictionary<string, string> metadata = new(StringComparer.OrdinalIgnoreCase);
        if ((value as PSObject)?.BaseObject is { } inner)
        {
            value = inner;
        }

        if (value is IEnumerable<KeyValuePair<string, object>> pairs)
        {
            foreach (var (key, item) in pairs)
            {
                metadata[key] = Text(item);
            }
        }
        else if (value is IDictionary table)
        {
            foreach (DictionaryEntry entry in table)
            {
                metadata[entry.Key.ToString()!] = Text(entry.Value);
            }
        }

        return metadata;
    }

    private static string Text(object? value) => value switch
    {
        PSObject wrapped => Text(wrapped.BaseObject),
        DateTime time => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };
}
