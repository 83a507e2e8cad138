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
    private readonly SecretTally _keys = new();
    private readonly SecretTally _passedOver = new();
    private readonly SecretTally _lookalikes = new();
    private readonly Dictionary<string, VaultException> _readFailures = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<VaultEntry>? _vaults;
    private int _met;

    /// <summary>Takes keys that were found and could not be read, instead of an error for each.</summary>
    public Action<UnreadableKey>? Unreadable { get; init; }

    /// <summary>Takes warnings about secrets that were not meant by name and look like keys, but may be for something else. Without it they
    /// count as keys that could not be read.</summary>
    public Action<string>? Warn { get; init; }

    /// <summary>How many secrets for something else were passed over.</summary>
    public int PassedOverCount => _passedOver.Count;

    /// <summary>Hears how many secrets a pattern stands for, before they are read.</summary>
    public Action<int>? Expect { get; init; }

    /// <summary>Finds the keys that a name stands for and reads them one after the other.</summary>
    /// <param name="name">A name or a wildcard pattern. What is the name of a secret is that name, whatever it contains.</param>
    /// <param name="vault">A vault name or a wildcard pattern; every vault when <see langword="null"/> or empty.</param>
    /// <param name="mustMatch">Whether a pattern that stands for no key is an error: for who asks about keys, none is no good news.</param>
    public IEnumerable<ResolvedKey> Find(string name, string? vault, bool mustMatch = false)
    {
        var searched = SelectVaults(vault);
        var (candidates, areNamed) = Locate(name, vault, searched);
        if (areNamed)
        {
            return Read(candidates, areNamed);
        }

        Expect?.Invoke(candidates.Count);
        var keys = Read(candidates, areNamed);
        return mustMatch && searched.Length > 0 ? NotNone(keys, name, candidates, searched) : keys;
    }

    /// <summary>Finds where the keys may be that a name stands for, in the order of the vaults.</summary>
    /// <param name="name">A name or a wildcard pattern. What is the name of a secret is that name, whatever it contains.</param>
    /// <param name="vault">A vault name or a wildcard pattern; every vault when <see langword="null"/> or empty.</param>
    /// <returns>What was found, and whether it was named: not by a pattern.</returns>
    public (IReadOnlyList<KeyCandidate> Candidates, bool AreNamed) Locate(string name, string? vault) => Locate(name, vault, SelectVaults(vault));

    private (IReadOnlyList<KeyCandidate> Candidates, bool AreNamed) Locate(string name, string? vault, string[] searched)
    {
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
            var evidence = new VaultEvidence(vault.Name, vault.Module, _keys.CountOf(vault.Name)) { PassedOverCount = _passedOver.CountOf(vault.Name) };
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
                found.Add(new KeyCandidate(name, SecretEntry.Unlisted(name, vault), null));
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

    // A vault that failed has been reported; whether it holds a key of the name nobody knows.
    private IEnumerable<ResolvedKey> NotNone(IEnumerable<ResolvedKey> keys, string name, IReadOnlyList<KeyCandidate> candidates, string[] searched)
    {
        var met = _met;
        foreach (var key in keys)
        {
            yield return key;
        }

        if (_met == met && !Array.Exists(searched, vault => List(vault).Failure is not null || _readFailures.ContainsKey(vault)))
        {
            report(ErrorRecords.From(
                SecretFailure.Unmatched(name, name.All(character => character == '*'), searched, _passedOver.CountAmong(candidates), _lookalikes.CountAmong(candidates)),
                target: null));
        }
    }

    private IEnumerable<ResolvedKey> Read(IEnumerable<KeyCandidate> candidates, bool areNamed)
    {
        Stack<KeyCandidate> waiting = new(candidates.Reverse());
        while (waiting.TryPop(out var candidate))
        {
            if (Read(candidate, areNamed, waiting) is { } key)
            {
                yield return key;
            }
        }
    }

    private ResolvedKey? Read(KeyCandidate candidate, bool isNamed, Stack<KeyCandidate> waiting)
    {
        var metadata = candidate.Entry.Metadata;
        var isKey = KeyMetadata.IsPresent(metadata);
        KeyStorage? storage = null;
        try
        {
            using var stored = ReadKey(candidate, isNamed, isNamed, waiting);
            if (stored is null)
            {
                return null;
            }

            isKey = true;
            metadata = KeyMetadata.Combine(stored.Metadata, metadata);
            storage = new KeyStorage(candidate.FormOf(stored), KeyMetadata.IsPresent(metadata));
            if (stored.IsPending)
            {
                throw SecretFailure.Pending(candidate.Name, candidate.Entry.Vault);
            }

            var key = Describe(candidate, metadata, storage, stored.ToCredential());
            _keys.Add(candidate);
            _met++;
            return key;
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            var isLookalike = SecretFailure.IsAboutLookalike(exception);
            if (isLookalike && !isNamed && (Warn is not null || Unreadable is null))
            {
                WarnOf(candidate, exception);
                return null;
            }

            if (isLookalike)
            {
                _lookalikes.AddSecrets(candidate);
            }
            else
            {
                _met++;
            }

            if (isKey)
            {
                _keys.Add(candidate);
            }

            if (Unreadable is null)
            {
                report(ErrorRecords.About(exception, candidate.ToString()));
            }
            else
            {
                Unreadable(new UnreadableKey(KeyMetadata.DescribeUnread(candidate.Name, candidate.Entry.Vault, metadata, time.GetUtcNow()), storage, exception));
            }

            return null;
        }
    }

    /// <summary>Says once that a secret that was not meant by name looks like a key and is none.</summary>
    public void WarnOf(KeyCandidate candidate, Exception exception)
    {
        var isNew = _lookalikes.CountAmong([candidate]) == 0;
        _lookalikes.AddSecrets(candidate);
        if (isNew)
        {
            Warn?.Invoke(exception is VaultException failure ? $"{failure.Message} {failure.Remedy}" : exception.Message);
        }
    }

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

    /// <summary>Reads a key, for the caller to dispose. A secret for something else that was not meant by name is passed over, and counted.</summary>
    /// <param name="candidate">Where the key may be.</param>
    /// <param name="isNamed">Whether it was meant by name.</param>
    /// <param name="takesAny">Whether what has an API key and a secret is a key, also when it looks like that of another service.</param>
    /// <param name="waiting">Takes the secrets of a pair that do not belong together, to be read on their own.</param>
    /// <param name="remedy">What to do about a named secret that is no key; how to make it one when <see langword="null"/>.</param>
    /// <returns><see langword="null"/> when there is none.</returns>
    /// <exception cref="VaultException">The vault did not give it; or SecretNotAKey of one that was named; or it looks like a key and is none.</exception>
    public StoredKey? ReadKey(KeyCandidate candidate, bool isNamed, bool takesAny, Stack<KeyCandidate> waiting, string? remedy = null)
    {
        var content = SecretContent.Read(candidate, GetValue);
        if (content.IsApart)
        {
            foreach (var part in candidate.Apart().Reverse())
            {
                waiting.Push(part);
            }

            return null;
        }

        var metadata = candidate.Entry.Metadata;
        if (content.Key is { } key && (takesAny || key.IsKeyBeside(metadata)))
        {
            return key;
        }

        content.Key?.Dispose();
        var doubt = content.Doubt
            ?? (KeyMetadata.IsPresent(metadata) ? new KeyDoubt(KeyDoubtKind.UnknownForm, "it is recorded as a key, and holds nothing that can be one") : null);
        if (doubt is not null)
        {
            throw SecretFailure.Doubtful(candidate, doubt, isNamed ? remedy : null);
        }

        if (isNamed)
        {
            throw SecretFailure.NotAKey(candidate, remedy);
        }

        _passedOver.AddSecrets(candidate);
        tell(KeyLikeText.Hide($"{candidate} holds no Binance key; skipped"));
        return null;
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
