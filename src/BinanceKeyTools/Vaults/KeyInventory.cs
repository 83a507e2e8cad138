using System.Management.Automation;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;

namespace BinanceKeyTools.Vaults;

/// <summary>
/// Finds keys in the vaults by name. A vault is listed once an invocation; a vault that fails is reported and the others go
/// on. Must be used on the pipeline thread.
/// </summary>
internal sealed class KeyInventory(SecretVaults vaults, Action<ErrorRecord> report, Action<string> tell, TimeProvider time)
{
    private const string KeySuffix = "-key";
    private const string SecretSuffix = "-secret";
    private static readonly string[] ReadableTypes = ["PSCredential", "Hashtable", "String", "SecureString"];

    private readonly Dictionary<string, IReadOnlyList<SecretEntry>?> _listings = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<string>? _vaultNames;

    /// <summary>Finds the keys that a name stands for and reads them one after the other.</summary>
    /// <param name="name">A name or a wildcard pattern.</param>
    /// <param name="vault">A vault name or a wildcard pattern; every vault when <see langword="null"/>.</param>
    public IEnumerable<ResolvedKey> Find(string name, string? vault)
    {
        foreach (var candidate in FindCandidates(name, vault))
        {
            if (Read(candidate, isNamed: !WildcardPattern.ContainsWildcardCharacters(name)) is { } key)
            {
                yield return key;
            }
        }
    }

    /// <summary>Finds the names that a pattern stands for, without reading a value.</summary>
    public IReadOnlyList<KeyCandidate> FindCandidates(string name, string? vault)
    {
        var isPattern = WildcardPattern.ContainsWildcardCharacters(name);
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        List<KeyCandidate> found = [];
        var failed = 0;
        var searched = SelectVaults(vault);
        foreach (var vaultName in searched)
        {
            if (List(vaultName) is not { } entries)
            {
                failed++;

                // Without a listing an exact name can still be read.
                if (!isPattern && vault is not null)
                {
                    found.Add(new KeyCandidate(name, new SecretEntry(name, vaultName, "Unknown", new Dictionary<string, string>()), null));
                }

                continue;
            }

            found.AddRange(Combine(entries).Where(candidate => isPattern ? pattern.IsMatch(candidate.Name)
                : string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase)));
        }

        if (found.Count == 0 && !isPattern && failed == 0 && searched.Count > 0)
        {
            report(ErrorRecords.From(SecretFailure.NotFound(name, string.Join("', '", searched)), target: null));
        }

        return found;
    }

    /// <summary>Reads a candidate and describes it.</summary>
    /// <param name="candidate">Where the key is.</param>
    /// <param name="isNamed">Whether somebody asked for exactly this one: then it is an error if it is no key.</param>
    public ResolvedKey? Read(KeyCandidate candidate, bool isNamed)
    {
        var target = $"{candidate.Entry.Vault}/{candidate.Name}";
        try
        {
            using var stored = ReadStored(candidate);
            if (stored is null || (!isNamed && !KeyMetadata.IsPresent(candidate.Entry.Metadata) && !stored.LooksLikeApiKey))
            {
                return NoKey(candidate, isNamed, target);
            }

            var credential = stored.ToCredential();
            var metadata = stored.Metadata.Count > 0 ? stored.Metadata : candidate.Entry.Metadata;
            return new ResolvedKey(KeyMetadata.Describe(candidate.Name, candidate.Entry.Vault, metadata, credential, time.GetUtcNow()), credential);
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            report(ErrorRecords.From(exception, target));
            return null;
        }
    }

    private ResolvedKey? NoKey(KeyCandidate candidate, bool isNamed, string target)
    {
        if (!isNamed)
        {
            tell($"{target} holds no Binance key; skipped");
            return null;
        }

        throw new VaultException(
            "SecretNotAKey",
            ErrorCategory.InvalidType,
            $"The secret '{candidate.Name}' in the vault '{candidate.Entry.Vault}' has the type {candidate.Entry.Type} and none of the forms that a Binance key can have.",
            "Store it as a PSCredential: the API key as user name, the secret or the private key (PEM) as password.",
            target);
    }

    private StoredKey? ReadStored(KeyCandidate candidate)
    {
        var value = vaults.GetValue(candidate.Entry.Name, candidate.Entry.Vault);
        return candidate.Secret is null
            ? StoredKey.Read(value)
            : StoredKey.ReadPair(value, vaults.GetValue(candidate.Secret.Name, candidate.Secret.Vault));
    }

    private IReadOnlyList<string> SelectVaults(string? vault)
    {
        _vaultNames ??= vaults.GetVaultNames();
        if (_vaultNames.Count == 0)
        {
            throw SecretFailure.NoVaults();
        }

        if (vault is null)
        {
            return _vaultNames;
        }

        var pattern = WildcardPattern.Get(vault, WildcardOptions.IgnoreCase);
        string[] selected = [.. _vaultNames.Where(name => pattern.IsMatch(name) || string.Equals(name, vault, StringComparison.OrdinalIgnoreCase))];
        if (selected.Length == 0)
        {
            report(ErrorRecords.From(SecretFailure.VaultNotFound(vault, _vaultNames), target: null));
        }

        return selected;
    }

    private IReadOnlyList<SecretEntry>? List(string vault)
    {
        if (!_listings.TryGetValue(vault, out var entries))
        {
            try
            {
                entries = vaults.GetEntries(vault);
                KnownKeyNames.Remember(vault, Combine(entries).Select(candidate => candidate.Name));
            }
            catch (VaultException exception)
            {
                report(ErrorRecords.From(exception, target: null));
            }

            _listings[vault] = entries;
        }

        return entries;
    }

    // Two text secrets `x-key` and `x-secret` are one key `x`.
    private static IEnumerable<KeyCandidate> Combine(IReadOnlyList<SecretEntry> entries)
    {
        var byName = entries.ToDictionary(entry => entry.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (!ReadableTypes.Contains(entry.Type, StringComparer.OrdinalIgnoreCase) && entry.Type != "Unknown")
            {
                continue;
            }

            if (entry.Name.EndsWith(KeySuffix, StringComparison.OrdinalIgnoreCase)
                && byName.TryGetValue(entry.Name[..^KeySuffix.Length] + SecretSuffix, out var secret))
            {
                yield return new KeyCandidate(entry.Name[..^KeySuffix.Length], entry, secret);
            }
            else if (!(entry.Name.EndsWith(SecretSuffix, StringComparison.OrdinalIgnoreCase)
                && byName.ContainsKey(entry.Name[..^SecretSuffix.Length] + KeySuffix)))
            {
                yield return new KeyCandidate(entry.Name, entry, null);
            }
        }
    }
}
