using System.Collections;
using System.Management.Automation;

namespace BinanceKeyTools.Vaults;

/// <summary>
/// Puts keys into vaults and takes them out so that at every moment, also when the process is killed, the old value or the new one
/// is in the vault. Must be used on the pipeline thread.
/// </summary>
/// <remarks>
/// The order is the safety: a copy of what is there, read back; the new value, read back; what is recorded with it; and only then, when
/// the exchange accepted the new key, the copy goes. Nothing is trusted that was not read back: vaults cut long values, and
/// SecretStore removes the old value before it writes the new one.
/// </remarks>
internal sealed class KeyWriter(SecretVaults vaults, TimeProvider time, CancellationToken stop)
{
    private static readonly Dictionary<string, string?> ReplacedState = new() { [KeyMetadata.Prefix + "state"] = KeyState.ReplacedState };

    private readonly LengthProof _lengths = new();

    /// <summary>Writes a key: value, read back, compared, then what is recorded with it.</summary>
    /// <exception cref="VaultException">Says what is where: KeyExists, KeyStoredAsPair, VaultLocked, VaultFailed, VaultBusy,
    /// VaultLockFailed, VaultValueTooLarge, VaultWriteFailed, VaultReadBackDiffers.</exception>
    public KeyWriteResult Write(KeyWrite write)
    {
        using var turn = VaultTurn.Enter(vaults, write.Vault, time, write.Tell, stop);
        var result = Put(turn, write);
        return result with { Warnings = [.. result.Warnings, .. LeftOver(turn, write, result)] };
    }

    /// <summary>Changes what is recorded with a key and leaves its value alone, where the vault keeps the two apart.</summary>
    /// <param name="name">The name of the secret.</param>
    /// <param name="vault">Its vault.</param>
    /// <param name="changes">By full name; <see langword="null"/> takes an entry out.</param>
    /// <param name="tell">Hears what is done.</param>
    /// <param name="about">The API key that the changes are about, where another one may have its place by now.</param>
    /// <returns>What the admin should know.</returns>
    /// <exception cref="VaultException">KeyNotFound, KeyChangedMeanwhile, VaultWithoutMetadata, KeyMetadataNotRecorded, VaultLocked, VaultFailed, VaultBusy,
    /// VaultLockFailed, and for tables in vaults without metadata those of <see cref="Write"/>.</exception>
    public IReadOnlyList<string> Record(string name, VaultEntry vault, IReadOnlyDictionary<string, string?> changes, Action<string> tell, SecretText? about = null)
    {
        using var turn = VaultTurn.Enter(vaults, vault, time, tell, stop);
        var found = turn.Find(name) ?? throw SecretFailure.NotFound(name, [vault.Name]);
        if (about is not null && !IsOf(turn, found, about))
        {
            throw KeyWriteFailure.ChangedMeanwhile(found);
        }

        var entry = found.Entry;
        if (turn.KeepsBeside(entry.Name) is not false)
        {
            // What a table carries itself has to be read only where nothing is recorded beside it yet.
            var recorded = entry.Type == nameof(Hashtable) && !KeyMetadata.IsPresent(entry.Metadata)
                ? KeyRecording.Of(entry, turn.GetValue(entry.Name))
                : entry.Recorded;
            KeyRecording.Write(turn, entry.Name, recorded, changes, tell);
            return [];
        }

        var old = turn.GetValue(entry.Name);
        using var stored = StoredKey.Read(old);
        if (old is not IDictionary || stored is null)
        {
            throw new VaultException(
                "VaultWithoutMetadata",
                ErrorCategory.NotImplemented,
                $"The vault '{vault.Name}' keeps nothing beside the secret '{entry.Name}', and that is no table that could hold it. Nothing was changed.",
                "Register the key again with Register-BinanceKey -Force: it is then stored as a table. Or move it to a vault with metadata, such as SecretStore.",
                $"{vault.Name}/{entry.Name}");
        }

        using var apiKey = stored.CopyApiKey();
        using var secret = stored.CopySecret();
        var write = new KeyWrite { Name = entry.Name, Vault = vault, ApiKey = apiKey, Secret = secret, Metadata = changes, IsProven = true, Tell = tell };
        var result = Replace(turn, write, entry, old);
        return [.. result.Warnings, .. LeftOver(turn, write, result)];
    }

    /// <summary>Removes a key and makes sure that it is gone. Of a pair the API key goes first: unlike the secret, the exchange shows it again.</summary>
    /// <exception cref="VaultException">KeyNotFound, KeyNotRemoved, VaultLocked, VaultFailed, VaultBusy, VaultLockFailed.</exception>
    public void Remove(string name, VaultEntry vault, Action<string> tell)
    {
        using var turn = VaultTurn.Enter(vaults, vault, time, tell, stop);
        var found = turn.Find(name) ?? throw SecretFailure.NotFound(name, [vault.Name]);
        foreach (var entry in new[] { found.Entry, found.Secret }.OfType<SecretEntry>())
        {
            tell($"Removing the secret '{entry.Name}' from the vault '{vault.Name}'");
            if (turn.TryRemove(entry.Name) is { } failure)
            {
                throw new VaultException(
                    failure.ErrorId == SecretFailure.VaultLocked ? failure.ErrorId : SecretFailure.KeyNotRemoved,
                    ErrorCategory.WriteError,
                    $"The secret '{entry.Name}' is still in the vault '{vault.Name}', or whether it is cannot be told: {failure.Message}",
                    failure.ErrorId == SecretFailure.VaultLocked ? failure.Remedy : "Try Remove-Secret on its own, or the vault's own program.",
                    $"{vault.Name}/{entry.Name}");
            }
        }
    }

    private KeyWriteResult Put(VaultTurn turn, KeyWrite write)
    {
        var found = turn.Find(write.Name);
        if (found is null)
        {
            RequireFree(turn, write);
            return Add(turn, write);
        }

        if (found.Secret is not null)
        {
            throw KeyWriteFailure.StoredAsPair(write, found);
        }

        var old = turn.GetValue(found.Entry.Name);
        if (!IsSame(old, write))
        {
            return write.Replace ? Replace(turn, write, found.Entry, old) : throw KeyWriteFailure.Exists(write);
        }

        if (turn.KeepsBeside(write.Name) is not false)
        {
            return new KeyWriteResult(KeyWriteOutcome.Unchanged, null, KeyRecording.TryWrite(turn, write, RecordedBefore(turn, found.Entry, old)));
        }

        if (old is not IDictionary)
        {
            return new KeyWriteResult(
                KeyWriteOutcome.Unchanged,
                null,
                [$"The vault '{turn.Name}' keeps nothing beside the secret '{write.Name}', so that nothing was recorded with it. Register the key with -Force to store it as a table."]);
        }

        // A table is written anew for what it carries; the key in it is the same and needs no proof.
        return Replace(turn, write with { IsProven = true, KeepPrevious = false }, found.Entry, old) with { Outcome = KeyWriteOutcome.Unchanged };
    }

    // A process that was ended between writing a key and recording what is known about it left that beside the copy only.
    private static Dictionary<string, object> RecordedBefore(VaultTurn turn, SecretEntry entry, object old)
    {
        if (KeyMetadata.IsPresent(entry.Metadata) || turn.CopiesOf(entry.Name) is not [var copy, ..])
        {
            return KeyRecording.Of(entry, old);
        }

        var recorded = KeyRecording.Merge(copy.Recorded, new Dictionary<string, string?> { [KeyMetadata.Prefix + "state"] = null });
        return KeyRecording.Merge(recorded, KeyRecording.Of(entry, old).ToDictionary(pair => pair.Key, pair => (string?)SecretEntry.Text(pair.Value)));
    }

    // What an earlier run left behind, because it was ended or was not proven, is named as long as it is there.
    private static string[] LeftOver(VaultTurn turn, KeyWrite write, KeyWriteResult result)
    {
        try
        {
            return result.Outcome == KeyWriteOutcome.Added ? [] : [.. turn.CopiesOf(write.Name)
                .Where(copy => !string.Equals(copy.Name, result.PreviousName, StringComparison.OrdinalIgnoreCase))
                .Select(copy => $"The vault '{turn.Name}' also holds '{copy.Name}', a copy of what '{write.Name}' held before. Take it out with Unregister-BinanceKey when nothing needs it any more.")];
        }
        catch (VaultException)
        {
            // The key is written; that the vault does not list any more is no reason to say otherwise.
            return [];
        }
    }

    // Some vaults list nothing, or less than they hold, to whoever may not list. What is not listed would be overwritten without a copy.
    private static void RequireFree(VaultTurn turn, KeyWrite write)
    {
        if (WildcardPattern.ContainsWildcardCharacters(write.Name))
        {
            return;
        }

        try
        {
            _ = turn.GetValue(write.Name);
        }
        catch (VaultException exception) when (exception.ErrorId != SecretFailure.VaultLocked)
        {
            // There is none. Some vaults report a failure of their own for a name that they do not have.
            return;
        }

        throw KeyWriteFailure.NotListed(write);
    }

    private KeyWriteResult Add(VaultTurn turn, KeyWrite write)
    {
        _lengths.Require(turn, write);
        var inside = turn.KeepsBeside(write.Name) is false ? KeyRecording.Merge(new Dictionary<string, object>(), write.Metadata) : null;
        List<string> warnings = [];
        write.Tell($"Writing the secret '{write.Name}' to the vault '{turn.Name}'");
        using var value = new KeyValue(write, inside);
        var failure = turn.TrySet(write.Name, value.Value);
        var look = turn.Look(write.Name, value.Value);
        if (look.State != ValueState.Same)
        {
            throw (failure, look.State) switch
            {
                (not null, ValueState.Missing) => KeyWriteFailure.NotStored(write, failure, "Nothing was stored."),
                (not null, _) => KeyWriteFailure.NotStored(write, failure, $"What '{write.Name}' holds now cannot be told. No other secret was touched."),
                _ => KeyWriteFailure.NotReadBack(write, look, $"The secret '{write.Name}' must not be relied on. No other secret was touched."),
            };
        }

        WarnOf(failure, write, warnings);
        warnings.AddRange(inside is null ? KeyRecording.TryWrite(turn, write, new Dictionary<string, object>()) : []);
        return new KeyWriteResult(KeyWriteOutcome.Added, null, warnings);
    }

    private KeyWriteResult Replace(VaultTurn turn, KeyWrite write, SecretEntry entry, object old)
    {
        _lengths.Require(turn, write);
        var recorded = KeyRecording.Of(entry, old);
        var copy = turn.NameForCopy(entry.Name);
        Keep(turn, write, entry, old, copy, recorded);

        List<string> warnings = [];
        var inside = turn.KeepsBeside(write.Name) is false ? KeyRecording.Merge(recorded, write.Metadata) : null;
        write.Tell($"Writing the secret '{entry.Name}' to the vault '{turn.Name}'");
        using var value = new KeyValue(write, inside);

        // The copy is whole, so that the secret may go where it cannot be changed.
        var failure = turn.IsAddedOnly(entry.Name) ? turn.TryRemove(entry.Name) : null;
        failure ??= turn.TrySet(entry.Name, value.Value);
        var look = turn.Look(entry.Name, value.Value, old);
        if (look.State != ValueState.Same)
        {
            throw failure is not null
                ? GiveUp(turn, write, entry, old, copy, failure, look)
                : KeyWriteFailure.NotReadBack(write, look, $"The secret '{entry.Name}' must not be relied on. What it held before is whole under '{copy}'.");
        }

        WarnOf(failure, write, warnings);

        // Overwriting cleared what was recorded beside the old value.
        warnings.AddRange(inside is null ? KeyRecording.TryWrite(turn, write, recorded) : []);
        if ((!write.IsProven && !IsCompleted(old, write)) || write.KeepPrevious)
        {
            return new KeyWriteResult(KeyWriteOutcome.Replaced, copy, warnings);
        }

        write.Tell($"Removing the copy '{copy}' from the vault '{turn.Name}'");
        if (turn.TryRemove(copy) is { } left)
        {
            warnings.Add($"'{entry.Name}' was replaced, but the copy of its old value is left under '{copy}' in the vault '{turn.Name}': {left.Message}");
            return new KeyWriteResult(KeyWriteOutcome.Replaced, copy, warnings);
        }

        return new KeyWriteResult(KeyWriteOutcome.Replaced, null, warnings);
    }

    // Before this has succeeded nothing happens to the secret itself.
    private static void Keep(VaultTurn turn, KeyWrite write, SecretEntry entry, object old, string copy, Dictionary<string, object> recorded)
    {
        write.Tell($"Copying the secret '{entry.Name}' to '{copy}' in the vault '{turn.Name}'");
        var failure = turn.TrySet(copy, old);
        var look = turn.Look(copy, old);
        if (look.State != ValueState.Same)
        {
            var rest = turn.TryRemove(copy) is null ? "" : $" The secret '{copy}' may be left over.";
            throw (failure ?? look.Failure) is { } reported
                ? KeyWriteFailure.NotStored(write, reported, $"The secret '{entry.Name}' is as it was.{rest}")
                : KeyWriteFailure.ReadBackDiffers(write, $"That was a copy; the secret '{entry.Name}' is as it was.{rest}");
        }

        // A vault that gave a damaged value once gave it for the copy.
        var again = turn.Look(entry.Name, old);
        if (again.State != ValueState.Same)
        {
            var rest = turn.TryRemove(copy) is null ? "" : $" The secret '{copy}' may be left over.";
            throw again.Failure is { } unreadable
                ? KeyWriteFailure.NotStored(write, unreadable, $"The secret '{entry.Name}' is as it was.{rest}")
                : KeyWriteFailure.ReadsDiffer(write, $"The secret '{entry.Name}' is as it was.{rest}");
        }

        // The name says it too, and the value is what counts.
        if (turn.KeepsBeside(copy) is not false && turn.TrySetMetadata(copy, KeyRecording.Merge(recorded, ReplacedState)) is { } unrecorded)
        {
            write.Tell($"What is recorded with '{entry.Name}' was not copied: {unrecorded.Message}");
        }
    }

    // The vault reported a failure and the new value is not there. Says what is.
    private static VaultException GiveUp(VaultTurn turn, KeyWrite write, SecretEntry entry, object old, string copy, VaultException failure, ValueLook look)
    {
        if (look.State == ValueState.Old)
        {
            var rest = turn.TryRemove(copy) is null ? "" : $" A copy of it is left under '{copy}'.";
            return KeyWriteFailure.NotStored(write, failure, $"The secret '{entry.Name}' still holds what it held before.{rest}");
        }

        write.Tell($"Putting the old value of '{entry.Name}' back");
        turn.TrySet(entry.Name, old);
        if (turn.Look(entry.Name, old).State != ValueState.Same)
        {
            return KeyWriteFailure.NotStored(write, failure, $"The secret '{entry.Name}' must not be relied on. What it held before is whole under '{copy}'.");
        }

        if (turn.KeepsBeside(entry.Name) is not false)
        {
            turn.TrySetMetadata(entry.Name, new Dictionary<string, object>(entry.Recorded));
        }

        return KeyWriteFailure.NotStored(write, failure, $"What '{entry.Name}' held before was put back, and is whole under '{copy}' too.");
    }

    private static void WarnOf(VaultException? failure, KeyWrite write, List<string> warnings)
    {
        if (failure is not null)
        {
            warnings.Add($"The vault '{write.Vault.Name}' reported a failure but holds the key '{write.Name}' as it was written: {KeyWriteFailure.Said(failure, write)}");
        }
    }

    private static bool IsOf(VaultTurn turn, KeyCandidate found, SecretText apiKey)
    {
        var value = turn.GetValue(found.Entry.Name);
        using var stored = found.Secret is null ? StoredKey.Read(value) : StoredKey.ReadPair(value, turn.GetValue(found.Secret.Name));
        using var now = stored?.CopyApiKey();
        return now?.Equals(apiKey) is true;
    }

    private static bool IsSame(object old, KeyWrite write)
    {
        using var stored = StoredKey.Read(old);
        return write.ApiKey is null ? IsPendingOf(stored, write) : stored?.Holds(write.ApiKey, write.Secret) is true;
    }

    // Of a private key that waited for its API key nothing goes when it is the very same that was written.
    private static bool IsCompleted(object old, KeyWrite write)
    {
        using var stored = StoredKey.Read(old);
        return IsPendingOf(stored, write);
    }

    private static bool IsPendingOf(StoredKey? stored, KeyWrite write)
    {
        using var pending = SecretText.From(KeyWrite.PendingApiKey);
        return stored?.Holds(pending, write.Secret) is true;
    }
}
