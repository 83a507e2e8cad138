using System.Collections;
using System.Globalization;
using System.Management.Automation;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;

namespace BinanceKeyTools.Policies;

/// <summary>
/// Reads the state of a key from what audits and Get-BinanceKeyRestriction give out: by the names of the properties, so that
/// objects that were sent by remoting or stored in a file do as well.
/// </summary>
internal static class ObservedKeyReader
{
    private static readonly string[] AboutRights = ["Permission", "Rights", "UnknownPermission"];

    /// <returns><see langword="null"/> when the object is about a vault or a run.</returns>
    /// <exception cref="FormatException">The object describes no key.</exception>
    public static ObservedKey? Read(PSObject value)
    {
        var name = Text(value, "Name");
        if (string.IsNullOrEmpty(name) || !AboutRights.Any(property => value.Properties[property] is not null))
        {
            throw new FormatException("The object says nothing about the rights of a key.");
        }

        return (Text(value, "Scope") ?? nameof(FindingScope.Key)) != nameof(FindingScope.Key)
            ? null
            : new ObservedKey
            {
                Name = name,
                Vault = Text(value, "Vault") is { Length: > 0 } vault ? vault : null,
                Fingerprint = Text(value, "Fingerprint") is { Length: > 0 } fingerprint ? fingerprint : null,
                Purpose = Text(value, "Purpose") is { Length: > 0 } purpose ? purpose : null,
                Permission = Permissions(value, "Permission") ?? KeyPermission.None,
                UnknownPermission = Permissions(value, "UnknownPermission") ?? UnknownRights(value),
                IPRestricted = IsRestricted(value),
                ObservedAt = Time(value, "ObservedAt"),
            };
    }

    private static object? Get(PSObject value, string name) => value.Properties[name]?.Value is { } found ? found is PSObject wrapped ? wrapped.BaseObject : found : null;

    // What was an enumeration before it was stored keeps its words as the text of its wrapper.
    private static string? Text(PSObject value, string name) => value.Properties[name]?.Value?.ToString();

    private static KeyPermission? Permissions(PSObject value, string name)
    {
        switch (Get(value, name))
        {
            case null:
                return null;
            case KeyPermission permission:
                return permission;
            case int or long:
                return (KeyPermission)Convert.ToInt32(Get(value, name), CultureInfo.InvariantCulture) & PermissionField.Every;
            case IEnumerable words and not string:
                return Parse(string.Join(',', words.Cast<object>()));
            default:
                return Parse(Text(value, name)!);
        }
    }

    private static KeyPermission Parse(string words) =>
        words.Trim().Length == 0 ? KeyPermission.None
        : Enum.TryParse<KeyPermission>(words, ignoreCase: true, out var permission) ? permission & PermissionField.Every
        : throw new FormatException("The object has rights that this version does not know.");

    // Rows of an audit tell by letters what nobody knows.
    private static KeyPermission UnknownRights(PSObject value) => Text(value, "Rights") is { } letters && letters.Length == PermissionField.All.Count
        ? PermissionField.All.Zip(letters).Where(pair => pair.Second == '?').Aggregate(KeyPermission.None, (all, pair) => all | pair.First.Permission)
        : KeyPermission.None;

    private static bool? IsRestricted(PSObject value) => (Text(value, "IPRestricted") ?? Text(value, "IPRule"))?.ToUpperInvariant() switch
    {
        "TRUE" or "LIST" => true,
        "FALSE" or "ANY" => false,
        _ => null,
    };

    private static DateTimeOffset Time(PSObject value, string name) => Get(value, name) switch
    {
        DateTimeOffset time => time,
        DateTime time => time.ToUniversalTime(),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        _ => default,
    };
}
