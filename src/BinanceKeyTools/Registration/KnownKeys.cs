using System.Security.Cryptography;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Registration;

/// <summary>
/// The keys in all vaults, read once when the first new one is compared with them. A vault that fails or is locked is passed over: what is
/// in there nobody knows, and it must not keep keys out of the others. Must be used on the pipeline thread.
/// </summary>
internal sealed class KnownKeys(SecretVaults vaults, Action<string> tell, TimeProvider time)
{
    // No name of a secret, unlike the single asterisk, which might be one.
    private const string Every = "**";

    private readonly byte[] _digestKey = RandomNumberGenerator.GetBytes(32);
    private List<KnownKey>? _keys;

    /// <summary>What tells a secret or private key from others, within this invocation.</summary>
    public string DigestOf(BinanceCredential credential) => credential.DigestSecret(_digestKey);

    /// <summary>What tells a secret or private key from others, within this invocation.</summary>
    public string DigestOf(KeyMaterial material) => material.Digest(_digestKey);

    /// <summary>The other keys that have the same API key or the same secret.</summary>
    public IReadOnlyList<KnownKey> FindDoubles(KnownKey key, IReadOnlyList<VaultEntry> registered)
    {
        _keys ??= ReadAll();
        return [.. _keys.Where(other => !other.IsAt(key.Name, key.Vault) && !IsSamePlace(key, other, registered)
            && (other.Fingerprint == key.Fingerprint || other.SecretDigest == key.SecretDigest))];
    }

    /// <summary>Takes note of a key that was written.</summary>
    public void Add(KnownKey key)
    {
        _keys?.RemoveAll(other => other.IsAt(key.Name, key.Vault));
        _keys?.Add(key);
    }

    private List<KnownKey> ReadAll()
    {
        List<KnownKey> keys = [];
        var inventory = new KeyInventory(vaults, error => tell($"Not compared with what is in {error.TargetObject}: {error.Exception.Message}"), tell, time)
        {
            Unreadable = key => tell($"Not compared with {key.Record}, which is no whole key: {key.Failure.Message}"),
        };
        foreach (var found in inventory.Find(Every, vault: null))
        {
            using var credential = found.Credential;

            // What was replaced is kept under a dated name; putting it back is no double use.
            if (!KeyState.IsReplaced(found.Record.State))
            {
                keys.Add(new KnownKey(found.Record.Name, found.Record.Vault!, credential.Fingerprint, DigestOf(credential)));
            }
        }

        return keys;
    }

    // SecretStore has one store for each user, whatever the names under which it is registered.
    private static bool IsSamePlace(KnownKey key, KnownKey other, IReadOnlyList<VaultEntry> registered) =>
        string.Equals(key.Name, other.Name, StringComparison.OrdinalIgnoreCase) && IsSingleStore(key.Vault, registered) && IsSingleStore(other.Vault, registered);

    private static bool IsSingleStore(string vault, IReadOnlyList<VaultEntry> registered) =>
        registered.Any(entry => SecretStoreCopy.Holds(entry) && string.Equals(entry.Name, vault, StringComparison.OrdinalIgnoreCase));
}
