using System.Management.Automation;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Commands;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Vaults;

/// <summary>
/// Finds keys in the vaults by name. A vault is listed once an invocation; a vault that fails is reported and the others go
/// on. Must be used on the pipeline thread.
/// </summary>
internal sealed class KeyInventory(SecretVaults vaults, Action<ErrorRecord> report, Action<string> tell, TimeProvider time)
{
    private const string EveryName = "*";

    private readonly Dictionary<string, VaultListing> _listings = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _searchedWhole = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _keyCounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, VaultException> _readFailures = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<VaultEntry>? _vaults;

    /// <summary>Takes keys that were found and could not be read, instead of an error for each.</summary>
    public Action<UnreadableKey>? Unreadable { get; init; }

    /// <summary>Hears how many secrets a pattern stands for, before they are read.</summary>
    public Action<int>? Expect { get; init; }

    /// <summary>Finds the keys that a name stands for and reads them one after the other.</summary>
    /// <inheritdoc cref="Locate"/>
    public IEnumerable<ResolvedKey> Find(string name, string? vault)
    {
        var (candidates, areNamed) = Locate(name, vault);
        if (!areNamed)
        {
            Expect?.Invoke(candidates.Count);
        }

        return Read(candidates, areNamed);
    }

    /// <summary>Finds where the keys may be that a name stands for, in the order of the vaults.</summary>
    /// <param name="name">A name or a wildcard pattern. What is the name of a secret is that name, whatever it contains.</param>
    /// <param name="vault">A vault name or a wildcard pattern; every vault when <see langword="null"/> or empty.</param>
    /// <returns>What was found, and whether it was named: not by a pattern.</returns>
    public (IReadOnlyList<KeyCandidate> Candidates, bool AreNamed) Locate(string name, string? vault)
    {
        var searched = SelectVaults(vault);
        var isVaultNamed = !string.IsNullOrEmpty(vault);
        if (FindNamed(name, searched, isVaultNamed) is { Count: > 0 } named)
        {
            return (named, true);
        }

        if (WildcardName.PatternOf(name) is { } pattern)
        {
            KeyCandidate[] candidates = [.. searched.SelectMany(vaultName => List(vaultName).Candidates).Where(candidate => pattern.IsMatch(candidate.Name))];
            if (name == EveryName)
            {
                _searchedWhole.UnionWith(searched);
            }

            return (candidates, false);
        }

        ReportMissing(name, searched);
        return ([], true);
    }

    /// <summary>Finds the key that has exactly this name in exactly this vault; every vault when <see langword="null"/>.</summary>
    public IEnumerable<ResolvedKey> FindExact(string name, string? vault) => Read(LocateExact(name, vault), areNamed: true);

    /// <summary>Finds where the key is that has exactly this name in exactly this vault; every vault when <see langword="null"/>.</summary>
    public IReadOnlyList<KeyCandidate> LocateExact(string name, string? vault)
    {
        var searched = SelectVaults(vault);
        var named = FindNamed(name, searched, isVaultNamed: vault is not null);
        if (named.Count == 0)
        {
            ReportMissing(name, searched);
        }

        return named;
    }

    /// <summary>The registration of a vault in which something was found.</summary>
    public VaultEntry VaultOf(KeyCandidate candidate) =>
        _vaults!.First(vault => string.Equals(vault.Name, candidate.Entry.Vault, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is known about the vaults that were searched for every key, now that these were read, and about those that failed. Of
    /// a vault in which only some keys were looked for, nothing is said: a comparison would take the others for gone.</summary>
    public IEnumerable<VaultEvidence> DescribeVaults()
    {
        foreach (var vault in _vaults ?? [])
        {
            var evidence = new VaultEvidence(vault.Name, vault.Module, _keyCounts.GetValueOrDefault(vault.Name));
            if ((_listings.GetValueOrDefault(vault.Name)?.Failure ?? _readFailures.GetValueOrDefault(vault.Name)) is { } failure)
            {
                yield return evidence with { ErrorId = failure.ErrorId, Error = failure.Message, Remedy = failure.Remedy };
            }
            else if (_searchedWhole.Contains(vault.Name))
            {
                yield return evidence with { HasPassword = HasPassword(vault) };
            }
        }
    }

    // Whether there is a password is worth knowing, not worth failing for.
    private bool? HasPassword(VaultEntry vault)
    {
        try
        {
            return vaults.HasPassword(vault);
        }
        catch (VaultException)
        {
            return null;
        }
    }

    private List<KeyCandidate> FindNamed(string name, IReadOnlyList<string> searched, bool isVaultNamed)
    {
        List<KeyCandidate> found = [];
        foreach (var vault in searched)
        {
            var listing = List(vault);
            if ((listing.Find(name) ?? listing.Find(WildcardPattern.Unescape(name))) is { } candidate)
            {
                found.Add(candidate);
            }
            else if (listing.Failure is { ErrorId: not SecretFailure.VaultLocked } && isVaultNamed && WildcardName.PatternOf(name) is null)
            {
                // Without a listing an exact name can still be read.
                found.Add(new KeyCandidate(name, new SecretEntry(name, vault, "Unknown", new Dictionary<string, string>()), null));
            }
        }

        return found;
    }

    private void ReportMissing(string name, string[] searched)
    {
        // A vault that failed has been reported; whether the key is in there nobody knows.
        if (searched.Length > 0 && Array.TrueForAll(searched, vault => List(vault).Failure is null))
        {
            report(ErrorRecords.From(SecretFailure.NotFound(name, searched), target: null));
        }
    }

    private IEnumerable<ResolvedKey> Read(IEnumerable<KeyCandidate> candidates, bool areNamed)
    {
        foreach (var candidate in candidates)
        {
            if (Read(candidate, areNamed) is { } key)
            {
                yield return key;
            }
        }
    }

    private ResolvedKey? Read(KeyCandidate candidate, bool isNamed)
    {
        var target = candidate.ToString();
        var metadata = candidate.Entry.Metadata;
        KeyStorage? storage = null;
        try
        {
            using var stored = ReadStored(candidate);
            if (stored is null || (!isNamed && !stored.IsKeyBeside(metadata)))
            {
                RefuseNoKey(candidate, isNamed);
                return null;
            }

            metadata = KeyMetadata.Combine(stored.Metadata, metadata);
            storage = new KeyStorage(candidate.FormOf(stored), KeyMetadata.IsPresent(metadata));
            if (stored.IsPending)
            {
                throw SecretFailure.Pending(candidate.Name, candidate.Entry.Vault);
            }

            var key = Describe(candidate, metadata, storage, stored.ToCredential());
            Count(candidate);
            return key;
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            if (Unreadable is null)
            {
                report(ErrorRecords.From(exception, target));
                return null;
            }

            Count(candidate);
            Unreadable(new UnreadableKey(KeyMetadata.DescribeUnread(candidate.Name, candidate.Entry.Vault, metadata, time.GetUtcNow()), storage, exception));
            return null;
        }
    }

    private void Count(KeyCandidate candidate) =>
        _keyCounts[candidate.Entry.Vault] = _keyCounts.GetValueOrDefault(candidate.Entry.Vault) + 1;

    private ResolvedKey Describe(
        KeyCandidate candidate, IReadOnlyDictionary<string, string> metadata, KeyStorage storage, BinanceCredential credential)
    {
        try
        {
            var record = KeyMetadata.Describe(candidate.Name, candidate.Entry.Vault, metadata, credential, time.GetUtcNow());
            return new ResolvedKey(record, credential, KeyMetadata.ProxyOf(metadata), storage) { Place = candidate, Metadata = metadata };
        }
        catch
        {
            credential.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a secret that is no key: by an error when it was named, or else by passing it over.</summary>
    /// <exception cref="VaultException">SecretNotAKey.</exception>
    public void RefuseNoKey(KeyCandidate candidate, bool isNamed, string? remedy = null)
    {
        if (!isNamed)
        {
            tell(KeyLikeText.Hide($"{candidate} holds no Binance key; skipped"));
            return;
        }

        throw new VaultException(
            "SecretNotAKey",
            ErrorCategory.InvalidType,
            $"The secret '{candidate.Name}' in the vault '{candidate.Entry.Vault}' has the type {candidate.Entry.Type} and none of the forms that a Binance key can have.",
            remedy ?? "Store it as a PSCredential: the API key as user name, the secret or the private key (PEM) as password.",
            candidate.ToString());
    }

    /// <summary>Reads the value of a secret, or of both secrets of a pair.</summary>
    /// <returns><see langword="null"/> when it has none of the forms of a key.</returns>
    /// <exception cref="VaultException">The vault did not give it.</exception>
    public StoredKey? ReadStored(KeyCandidate candidate)
    {
        var value = GetValue(candidate.Entry);
        return candidate.Secret is null ? StoredKey.Read(value) : StoredKey.ReadPair(value, GetValue(candidate.Secret));
    }

    // A vault that answered and then does not any more is known only by that: it dies, or is locked, in the middle. One that
    // goes on answering has trouble with a single secret.
    private object GetValue(SecretEntry entry)
    {
        try
        {
            var value = vaults.GetValue(entry.Name, entry.Vault);
            _readFailures.Remove(entry.Vault);
            return value;
        }
        catch (VaultException exception) when (exception.ErrorId is SecretFailure.VaultLocked or SecretFailure.VaultFailed)
        {
            _readFailures[entry.Vault] = exception;
            throw;
        }
    }

    private string[] SelectVaults(string? vault)
    {
        _vaults ??= vaults.GetVaults();
        if (_vaults.Count == 0)
        {
            throw SecretFailure.NoVaults();
        }

        string[] names = [.. _vaults.Select(entry => entry.Name)];
        if (string.IsNullOrEmpty(vault))
        {
            return names;
        }

        string[] selected = [.. names.Where(name => string.Equals(name, vault, StringComparison.OrdinalIgnoreCase))];
        if (selected.Length == 0 && WildcardName.PatternOf(vault) is { } pattern)
        {
            selected = [.. names.Where(pattern.IsMatch)];
        }

        if (selected.Length == 0)
        {
            report(ErrorRecords.From(SecretFailure.VaultNotFound(vault, names), target: null));
        }

        return selected;
    }

    private VaultListing List(string vault)
    {
        if (!_listings.TryGetValue(vault, out var listing))
        {
            try
            {
                listing = new VaultListing(vaults.GetEntries(vault));
                KnownKeyNames.Remember(vault, listing.Candidates.Select(candidate => candidate.Name));
            }
            catch (VaultException exception)
            {
                listing = new VaultListing(exception);
            }

            // Remembered before it is reported, because reporting may end the pipeline.
            _listings[vault] = listing;
            if (listing.Failure is { } failure)
            {
                report(ErrorRecords.From(failure, target: null));
            }
        }

        return listing;
    }
}
