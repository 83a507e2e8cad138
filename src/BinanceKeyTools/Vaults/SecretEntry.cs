using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace BinanceKeyTools.Vaults;

/// <summary>What a vault lists about a secret, without its value.</summary>
internal sealed record SecretEntry(string Name, string Vault, string Type, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>What is recorded, with the types that it was recorded with: what others put there must stay as it is.</summary>
    public IReadOnlyDictionary<string, object> Recorded { get; private init; } = new Dictionary<string, object>();

    /// <summary>Whether the vault holds it as a plain string.</summary>
    public bool IsPlainText => string.Equals(Type, "String", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the vault listed it. One that could not be listed may still give a secret by its name.</summary>
    public bool IsListed { get; private init; } = true;

    /// <summary>A secret that was named, of a vault that could not be listed.</summary>
    public static SecretEntry Unlisted(string name, string vault) => new(name, vault, "Unknown", new Dictionary<string, string>()) { IsListed = false };

    public static SecretEntry From(PSObject info, string vault)
    {
        var recorded = ReadMetadata(info.Properties["Metadata"]?.Value);
        return new(
            (string)info.Properties["Name"].Value,
            vault,
            info.Properties["Type"]?.Value?.ToString() ?? "Unknown",
            recorded.ToDictionary(entry => entry.Key, entry => Text(entry.Value), StringComparer.OrdinalIgnoreCase))
        {
            Recorded = recorded,
        };
    }

    private static Dictionary<string, object> ReadMetadata(object? value)
    {
        Dictionary<string, object> metadata = new(StringComparer.OrdinalIgnoreCase);
        if ((value as PSObject)?.BaseObject is { } inner)
        {
            value = inner;
        }

        if (value is IEnumerable<KeyValuePair<string, object>> pairs)
        {
            foreach (var (key, item) in pairs)
            {
                metadata[key] = item is PSObject wrapped ? wrapped.BaseObject : item;
            }
        }
        else if (value is IDictionary table)
        {
            foreach (DictionaryEntry entry in table)
            {
                metadata[entry.Key.ToString()!] = (entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value) ?? "";
            }
        }

        return metadata;
    }

    /// <summary>An entry of metadata as text, the same wherever it is read.</summary>
    public static string Text(object? value) => value switch
    {
        DateTime time => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };
}
