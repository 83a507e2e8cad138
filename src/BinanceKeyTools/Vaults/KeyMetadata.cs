using System.Globalization;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Commands;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Vaults;

/// <summary>Reads what is recorded about a key beside its secret: entries that begin with <c>bkt.</c>.</summary>
internal static class KeyMetadata
{
    public const string Prefix = "bkt.";

    private static readonly Dictionary<string, string> PropertyNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["allowedIp"] = nameof(KeyRecord.AllowedIP),
        ["tags"] = nameof(KeyRecord.Tag),
        ["permissions"] = nameof(KeyRecord.RecordedPermission),
        ["ipRestricted"] = nameof(KeyRecord.RecordedIPRestricted),
    };

    /// <summary>Whether anything was recorded by this module.</summary>
    public static bool IsPresent(IReadOnlyDictionary<string, string> metadata) => metadata.ContainsKey(Prefix + "version");

    /// <summary>What a table carries itself, and what the vault lists beside it: the latter wins, because it is what can be changed.</summary>
    public static IReadOnlyDictionary<string, string> Combine(IReadOnlyDictionary<string, string> inside, IReadOnlyDictionary<string, string> beside)
    {
        if (inside.Count == 0)
        {
            return beside;
        }

        Dictionary<string, string> combined = new(inside, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, text) in beside)
        {
            combined[name] = text;
        }

        return combined;
    }

    /// <summary>Whether enough is recorded to describe the key without reading its secret: a key that waits for its API key has none to
    /// recognise it by.</summary>
    public static bool IsComplete(IReadOnlyDictionary<string, string> metadata) =>
        IsPresent(metadata) && (metadata.ContainsKey(Prefix + "fingerprint") || KeyState.IsPending(metadata.GetValueOrDefault(Prefix + "state")));

    /// <summary>What is known of a key by reading it, for the record: what listings show instead of reading it.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Of(BinanceCredential credential) =>
    [
        new(Prefix + "apiKey", credential.ApiKey.Masked),
        new(Prefix + "fingerprint", credential.ApiKey.Fingerprint),
        new(Prefix + "algorithm", credential.Algorithm.ToString()),
    ];

    /// <summary>What is recorded, with changes; <see langword="null"/> takes an entry out.</summary>
    public static IReadOnlyDictionary<string, string> Merge(IReadOnlyDictionary<string, string> metadata, IReadOnlyDictionary<string, string?> changes)
    {
        Dictionary<string, string> merged = new(metadata, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, text) in changes)
        {
            if (text is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = text;
            }
        }

        return merged;
    }

    /// <summary>A time as it is recorded: in UTC, to the millisecond.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>A switch as it is recorded.</summary>
    public static string Text(bool value) => value ? "true" : "false";

    /// <summary>An entry as the property or parameter that shows it: <c>bkt.allowedIp</c> is AllowedIP.</summary>
    public static string PropertyOf(string name)
    {
        var field = name[Prefix.Length..];
        return PropertyNames.GetValueOrDefault(field) ?? char.ToUpperInvariant(field[0]) + field[1..];
    }

    /// <summary>The recorded proxy, with the user name and password that it may need; not to be shown.</summary>
    public static Uri? ProxyOf(IReadOnlyDictionary<string, string> metadata) =>
        Uri.TryCreate(metadata.GetValueOrDefault(Prefix + "proxy"), UriKind.Absolute, out var proxy) ? proxy : null;

    /// <summary>Describes a key that could not be read, with as much of its metadata as can be.</summary>
    public static KeyRecord DescribeUnread(string name, string vault, IReadOnlyDictionary<string, string> metadata, DateTimeOffset now)
    {
        try
        {
            return Describe(name, vault, metadata, credential: null, now);
        }
        catch (VaultException)
        {
            return new KeyRecord { Name = name, Vault = vault };
        }
    }

    /// <summary>Describes a key from its metadata and, as far as it could be read, its credential.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="vault">Its vault.</param>
    /// <param name="metadata">What is recorded about it.</param>
    /// <param name="credential">The key itself, where it was read.</param>
    /// <param name="now">The time.</param>
    /// <param name="state">The state that its value tells, whatever is recorded.</param>
    /// <exception cref="VaultException">What decides where the key is sent cannot be read: better not at all than elsewhere.</exception>
    public static KeyRecord Describe(
        string name, string? vault, IReadOnlyDictionary<string, string> metadata, BinanceCredential? credential, DateTimeOffset now, string? state = null)
    {
        KeyAlgorithm? recorded = Enum.TryParse<KeyAlgorithm>(Text("algorithm"), ignoreCase: true, out var algorithm) ? algorithm : null;
        var createdAt = Time("createdAt");
        var registeredAt = Time("registeredAt");
        return new KeyRecord
        {
            Name = name,
            Vault = vault,
            Environment = ReadEnvironment(),
            Algorithm = credential?.Algorithm ?? recorded,
            RecordedAlgorithm = recorded,
            ApiKey = credential?.ApiKey.Masked ?? Note("apiKey"),
            Fingerprint = credential?.ApiKey.Fingerprint ?? Note("fingerprint"),
            Label = Note("label"),
            Purpose = Note("purpose"),
            Owner = Note("owner"),
            CreatedAt = createdAt,
            RegisteredAt = registeredAt,
            VerifiedAt = Time("verifiedAt"),
            RecordedPermission = Enum.TryParse<KeyPermission>(Text("permissions"), ignoreCase: true, out var permission) ? permission : null,
            RecordedIPRestricted = bool.TryParse(Text("ipRestricted"), out var isRestricted) ? isRestricted : null,
            Age = ElapsedTime.Since(createdAt, now),
            TimeInVault = ElapsedTime.Since(registeredAt, now),
            RotateAfterDays = int.TryParse(Text("rotateAfterDays"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null,
            AllowedIP = Words("allowedIp"),
            Proxy = Address("proxy") is { } proxy ? ProxyAddress.WithoutUser(proxy) : null,
            Account = Note("account"),
            State = state ?? Note("state") ?? KeyState.ByName(name),
            Tag = Words("tags"),
        };

        string? Text(string field) => metadata.GetValueOrDefault(Prefix + field) is { Length: > 0 } text ? text : null;

        // Notes are for people. Now and then one of them puts a secret there, and whatever shows the key would show it.
        string? Note(string field) => Text(field) is { } text ? KeyLikeText.Hide(text) : null;

        string[] Words(string field) => Note(field)?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) ?? [];

        BinanceEnvironment ReadEnvironment() => Text("environment") switch
        {
            null => BinanceEnvironment.Live,
            var text when Enum.TryParse<BinanceEnvironment>(text, ignoreCase: true, out var environment) && Enum.IsDefined(environment) => environment,
            _ => throw Invalid("environment", $"one of {string.Join(", ", Enum.GetNames<BinanceEnvironment>())}"),
        };

        Uri? Address(string field) => Text(field) switch
        {
            null => null,
            var text when Uri.TryCreate(text, UriKind.Absolute, out var uri) => uri,
            _ => throw Invalid(field, "an address such as https://example.com"),
        };

        VaultException Invalid(string field, string expected) => new(
            "KeyMetadataInvalid",
            System.Management.Automation.ErrorCategory.InvalidData,
            $"What is recorded with the key '{name}' as {Prefix}{field} is not {expected}.",
            "Correct what is recorded with Set-BinanceKey.",
            vault is null ? name : $"{vault}/{name}");

        DateTimeOffset? Time(string field) =>
            DateTimeOffset.TryParse(Text(field), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
                ? time
                : null;
    }
}
