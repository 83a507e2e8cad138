using System.Globalization;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Vaults;

/// <summary>
/// What an admin records about a key. A member that is <see langword="null"/> is left as it is; an empty one is taken out of the
/// record.
/// </summary>
internal sealed class KeyNotes
{
    public string? Label { get; set; }

    public string? Purpose { get; set; }

    public string? Owner { get; set; }

    public string? Account { get; set; }

    public BinanceEnvironment? Environment { get; set; }

    /// <summary>When the exchange created the key, as it is recorded.</summary>
    public string? CreatedAt { get; set; }

    /// <summary>Days; 0 takes the period out of the record.</summary>
    public int? RotateAfterDays { get; set; }

    /// <summary>IPv4 addresses, checked.</summary>
    public string[]? AllowedIP { get; set; }

    /// <summary>The proxy, with the user and password that it may need.</summary>
    public string? Proxy { get; set; }

    public string[]? Tag { get; set; }

    /// <summary>The changes as metadata: by full name (<c>bkt.label</c>), <see langword="null"/> for what is to be taken out.</summary>
    public Dictionary<string, string?> ToChanges()
    {
        Dictionary<string, string?> changes = new(StringComparer.OrdinalIgnoreCase);
        Add("label", Label);
        Add("purpose", Purpose);
        Add("owner", Owner);
        Add("account", Account);
        Add("environment", Environment?.ToString());
        Add("createdAt", CreatedAt);
        Add("rotateAfterDays", RotateAfterDays is { } days ? days == 0 ? "" : days.ToString(CultureInfo.InvariantCulture) : null);
        Add("allowedIp", AllowedIP is null ? null : string.Join(", ", AllowedIP));
        Add("proxy", Proxy);
        Add("tags", Tag is null ? null : string.Join(", ", Tag));
        return changes;

        void Add(string field, string? text)
        {
            if (text is not null)
            {
                changes[KeyMetadata.Prefix + field] = text.Length == 0 ? null : text;
            }
        }
    }
}
