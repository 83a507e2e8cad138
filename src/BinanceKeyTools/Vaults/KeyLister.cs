using System.Management.Automation;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;

namespace BinanceKeyTools.Vaults;

/// <summary>
/// Lists keys by what is recorded about them, and reads secrets only where that says too little. Must be used on the pipeline thread.
/// </summary>
internal sealed class KeyLister(KeyInventory inventory, SecretReading reading, Action<ErrorRecord> report, TimeProvider time)
{
    private static readonly Dictionary<string, string?> NothingLearnt = [];

    /// <summary>Whether a key is listed although what is in its secret, or recorded about it, cannot be understood.</summary>
    public bool TakesUnreadable { get; init; }

    /// <summary>What to do about a secret that was named and is no key; how to make it one when <see langword="null"/>.</summary>
    public string? NoKeyRemedy { get; init; }

    /// <summary>Hears how many secrets are going to be read.</summary>
    public Action<int>? Expect { get; init; }

    /// <summary>Hears of each secret that was read.</summary>
    public Action? Advance { get; init; }

    /// <summary>Lists the keys that a name stands for, vault after vault, names in their natural order.</summary>
    /// <param name="name">A name or a wildcard pattern.</param>
    /// <param name="vault">A vault name or a wildcard pattern; every vault when <see langword="null"/> or empty.</param>
    public IEnumerable<ListedKey> Find(string name, string? vault)
    {
        var (candidates, areNamed) = inventory.Locate(name, vault);
        KeyCandidate[] sorted =
        [
            .. candidates.GroupBy(candidate => candidate.Entry.Vault, StringComparer.OrdinalIgnoreCase)
                .SelectMany(group => group.OrderBy(candidate => candidate.Name, NaturalNameComparer.Instance)),
        ];
        Expect?.Invoke(sorted.Count(MustRead));
        return List(sorted, areNamed);
    }

    /// <summary>Lists the key that has exactly this name in exactly this vault.</summary>
    public IEnumerable<ListedKey> FindExact(string name, string? vault) => List(inventory.LocateExact(name, vault), areNamed: true);

    private IEnumerable<ListedKey> List(IEnumerable<KeyCandidate> candidates, bool areNamed)
    {
        Stack<KeyCandidate> waiting = new(candidates.Reverse());
        while (waiting.TryPop(out var candidate))
        {
            if (List(candidate, areNamed, waiting) is { } key)
            {
                yield return key;
            }
        }
    }

    private bool MustRead(KeyCandidate candidate) => reading switch
    {
        SecretReading.Always => true,
        SecretReading.Never => false,

        // That two secrets are one key their names alone do not tell.
        _ => candidate.Secret is not null || !KeyMetadata.IsComplete(candidate.Entry.Metadata),
    };

    private ListedKey? List(KeyCandidate candidate, bool isNamed, Stack<KeyCandidate> waiting)
    {
        var metadata = candidate.Entry.Metadata;
        var isKey = KeyMetadata.IsPresent(metadata);
        var isOne = candidate.Secret is null;
        try
        {
            if (!MustRead(candidate))
            {
                return isKey ? Describe(candidate, metadata, stored: null) : null;
            }

            using var stored = inventory.ReadKey(candidate, isNamed, takesAny: isNamed && !TakesUnreadable, waiting, NoKeyRemedy);
            Advance?.Invoke();
            if (stored is null)
            {
                return null;
            }

            isOne = true;
            isKey |= stored.IsKeyBeside(metadata);
            metadata = KeyMetadata.Combine(stored.Metadata, metadata);
            return Describe(candidate, metadata, stored);
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            if (TakesUnreadable && isKey && isOne)
            {
                return new ListedKey(
                    KeyMetadata.DescribeUnread(candidate.Name, candidate.Entry.Vault, metadata, time.GetUtcNow()), candidate, inventory.VaultOf(candidate), metadata, NothingLearnt);
            }

            if (!isNamed && SecretFailure.IsAboutLookalike(exception))
            {
                inventory.WarnOf(candidate, exception);
            }
            else
            {
                report(ErrorRecords.About(exception, candidate.ToString()));
            }

            return null;
        }
    }

    private ListedKey Describe(KeyCandidate candidate, IReadOnlyDictionary<string, string> metadata, StoredKey? stored)
    {
        using var credential = stored is null || stored.IsPending ? null : stored.ToCredential();
        var record = KeyMetadata.Describe(candidate.Name, candidate.Entry.Vault, metadata, credential, time.GetUtcNow(), stored?.IsPending == true ? KeyState.ByName(candidate.Name) ?? KeyState.PendingState : null);
        return new ListedKey(record, candidate, inventory.VaultOf(candidate), metadata, LearntFrom(candidate, stored, credential));
    }

    // What a table carries itself is learnt too: once anything is recorded beside it, listings no longer read it.
    private static Dictionary<string, string?> LearntFrom(KeyCandidate candidate, StoredKey? stored, BinanceCredential? credential)
    {
        if (stored is null)
        {
            return NothingLearnt;
        }

        Dictionary<string, string?> learnt = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, text) in stored.Metadata)
        {
            learnt[name] = text;
        }

        foreach (var (name, text) in credential is null ? [] : KeyMetadata.Of(credential))
        {
            learnt[name] = text;
        }

        foreach (var name in candidate.Entry.Metadata.Keys)
        {
            learnt.Remove(name);
        }

        return learnt;
    }
}
