using System.Globalization;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Vaults;

/// <summary>What the exchange told about a key that is not recorded about it, or differs from what is. What it did not tell stays as it is
/// recorded.</summary>
internal sealed class RecordUpdate
{
    private readonly Dictionary<string, string?> _changes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _corrections = [];
    private readonly IReadOnlyDictionary<string, string> _metadata;

    private RecordUpdate(IReadOnlyDictionary<string, string> metadata) => _metadata = metadata;

    /// <summary>The changes by full name (<c>bkt.createdAt</c>); empty when everything that was told is recorded.</summary>
    public IReadOnlyDictionary<string, string?> Changes => _changes;

    /// <summary>What was recorded and is wrong, a clause each. What may change by itself, such as a permission, is not among them.</summary>
    public IReadOnlyList<string> Corrections => _corrections;

    /// <summary>Compares what was told with what is recorded.</summary>
    /// <param name="key">The key as it was read.</param>
    /// <param name="proof">What the exchange told.</param>
    public static RecordUpdate Of(ResolvedKey key, KeyProof proof)
    {
        var update = new RecordUpdate(key.Metadata);
        update.AddIdentity(key.Credential);
        update.AddEnvironment(key.Record, proof.Environment);
        update.AddCreation(key.Record, proof.CreatedAt);
        update.AddRestrictions(key.Record, proof);

        // By itself it says nothing new about the key, and every run would write to every vault.
        if (update._changes.Count > 0 || key.Record.VerifiedAt is null)
        {
            update.Set(KeyMetadata.Text(proof.VerifiedAt), "verifiedAt");
        }

        return update;
    }

    private void AddIdentity(BinanceCredential credential)
    {
        foreach (var (name, text) in KeyMetadata.Of(credential))
        {
            var recorded = _metadata.GetValueOrDefault(name);
            if (recorded == text)
            {
                continue;
            }

            _changes[name] = text;
            if (!string.IsNullOrEmpty(recorded) && name != KeyMetadata.Prefix + "apiKey" && !string.Equals(recorded, text, StringComparison.OrdinalIgnoreCase))
            {
                _corrections.Add($"{name} was '{KeyLikeText.Hide(recorded)}', and the key that Binance accepts has '{text}'");
            }
        }
    }

    // Custom is an address that somebody named, and no environment that a key belongs to.
    private void AddEnvironment(KeyRecord record, BinanceEnvironment accepting)
    {
        var isRecorded = _metadata.ContainsKey(KeyMetadata.Prefix + "environment");
        if (accepting == BinanceEnvironment.Custom || (isRecorded && record.Environment == accepting))
        {
            return;
        }

        Set(accepting.ToString(), "environment");
        if (isRecorded)
        {
            _corrections.Add($"{KeyMetadata.Prefix}environment was '{record.Environment}', and '{accepting}' accepts the key");
        }
    }

    private void AddCreation(KeyRecord record, DateTimeOffset? told)
    {
        if (told is not { } createdAt || record.CreatedAt == createdAt)
        {
            return;
        }

        Set(KeyMetadata.Text(createdAt), "createdAt");

        // A date that somebody noted without its time is not wrong.
        if (record.CreatedAt is { } recorded && (recorded - createdAt).Duration() > TimeSpan.FromDays(1))
        {
            _corrections.Add($"{KeyMetadata.Prefix}createdAt was {Day(recorded)}, and Binance created the key on {Day(createdAt)}");
        }
    }

    private void AddRestrictions(KeyRecord record, KeyProof proof)
    {
        if (proof.Permissions is { } on && proof.UnknownPermissions != PermissionField.Every)
        {
            // A permission that the answer does not mention is not off: what was known of it stays.
            var known = on | ((record.RecordedPermission ?? KeyPermission.None) & proof.UnknownPermissions);
            if (known != record.RecordedPermission)
            {
                Set(known.ToString(), "permissions");
            }
        }

        if (proof.IPRestricted is { } isRestricted && isRestricted != record.RecordedIPRestricted)
        {
            Set(KeyMetadata.Text(isRestricted), "ipRestricted");
        }
    }

    private void Set(string text, string field) => _changes[KeyMetadata.Prefix + field] = text;

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
