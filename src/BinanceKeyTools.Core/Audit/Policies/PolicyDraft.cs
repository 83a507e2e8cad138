using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>A policy file in the making: what is there becomes the expectation.</summary>
public sealed class PolicyDraft
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,

        // The file is for people and goes into no web page; names keep their letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<(string Vault, string Name), ObservedKey> _keys = [];

    /// <summary>The name of the policy.</summary>
    public required string Name { get; init; }

    /// <summary>The policy that it extends, as it is to be named in the file.</summary>
    public required string Extends { get; init; }

    /// <summary>The policy that it extends.</summary>
    public required AuditPolicy Basis { get; init; }

    /// <summary>When it is made, in UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The keys whose state is known, by vault and name.</summary>
    public IReadOnlyList<ObservedKey> Keys => Sorted(isKnown: true);

    /// <summary>The keys that are left out, because nothing is known about their rights.</summary>
    public IReadOnlyList<ObservedKey> LeftOut => Sorted(isKnown: false);

    /// <summary>The keys whose purpose is left out, because the extended policy does not know it.</summary>
    public IReadOnlyList<ObservedKey> WithUnknownPurpose =>
        Keys.Where(key => !string.IsNullOrWhiteSpace(key.Purpose) && PurposeOf(key) is null).ToArray();

    /// <summary>Adds a key. The same key is expected once: as it was found last, by somebody who could find it out.</summary>
    /// <param name="key">Its state.</param>
    public void Add(ObservedKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var identity = (key.Vault?.ToUpperInvariant() ?? "", key.Name.ToUpperInvariant());
        if (!_keys.TryGetValue(identity, out var other) || (key.IsKnown, key.ObservedAt).CompareTo((other.IsKnown, other.ObservedAt)) > 0)
        {
            _keys[identity] = key;
        }
    }

    /// <summary>Writes the policy file.</summary>
    /// <returns>JSON with a comment at its head, in UTF-8.</returns>
    /// <exception cref="AuditPolicyException">The policy could not be loaded again, for example because a name looks like an API key.</exception>
    public ReadOnlyMemory<byte> Write()
    {
        using var text = new MemoryStream();
        text.Write(Encoding.UTF8.GetBytes(Head()));
        using (var json = new Utf8JsonWriter(text, Layout))
        {
            WritePolicy(json);
        }

        text.WriteByte((byte)'\n');
        ReadOnlyMemory<byte> file = text.ToArray();
        var written = new PolicyReading(Name);
        written.Read(file, PolicyFormat.Json, value => new PolicyReader(Basis with { Keys = [] }, Name, DateOnly.FromDateTime(MadeAt.UtcDateTime), keys: null).Read(value));
        return written.HasError ? throw AuditPolicyException.Invalid(Name, written.Problems) : file;
    }

    private string Head()
    {
        var made = MadeAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return Keys.Count == 0
            ? $"// An audit policy, made on {made} UTC. Everything that is not said here is as in {Oneline(Extends)}.\n"
            : $"// An audit policy, made on {made} UTC from the state of {Amount.Keys(Keys.Count)}: an audit reports what is different then.\n"
                + "// What was wrong with a key is expected now too. Look through it before you use it.\n";
    }

    private void WritePolicy(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("version", AuditPolicy.FormatVersion);
        json.WriteString("name", Name);
        json.WriteString("extends", Extends);
        json.WriteStartArray("keys");
        foreach (var key in Keys)
        {
            WriteKey(json, key);
        }

        json.WriteEndArray();
        json.WriteStartArray("mutes");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteKey(Utf8JsonWriter json, ObservedKey key)
    {
        json.WriteStartObject();
        json.WriteStartObject("match");
        json.WriteString("name", NamePattern.Quote(key.Name));
        if (!string.IsNullOrEmpty(key.Vault))
        {
            json.WriteString("vault", NamePattern.Quote(key.Vault));
        }

        json.WriteEndObject();
        if (PurposeOf(key) is { } purpose)
        {
            json.WriteString("purpose", purpose);
        }

        json.WriteStartObject("expect");
        json.WriteStartArray("permission");
        foreach (var field in PermissionField.All.Where(field => key.Permission.HasFlag(field.Permission)))
        {
            json.WriteStringValue(field.Permission.ToString());
        }

        json.WriteEndArray();
        if (key.IPRestricted is { } restricted)
        {
            json.WriteBoolean("ipRestricted", restricted);
        }

        if (key.Fingerprint is { } fingerprint)
        {
            json.WriteString("fingerprint", fingerprint);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private string? PurposeOf(ObservedKey key) => key.Purpose is { } purpose ? Basis.Purposes.GetValueOrDefault(purpose)?.Name : null;

    private ObservedKey[] Sorted(bool isKnown) =>
    [
        .. _keys.Values.Where(key => key.IsKnown == isKnown)
            .OrderBy(key => key.Vault, StringComparer.OrdinalIgnoreCase)
            .ThenBy(key => key.Name, StringComparer.OrdinalIgnoreCase),
    ];

    private static string Oneline(string text) => KeyLikeText.Hide(text).ReplaceLineEndings(" ");
}
