using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security.Cryptography;
using BinanceKeyTools.Keys;

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
    private const string StateField = KeyMetadata.Prefix + "state";
    private const string ReplacedState = "Replaced";

    // HMAC secrets and Ed25519 keys fit everywhere; RSA keys exceed what some vaults hold, such as Windows Credential Manager (2,560 bytes).
    private const int LengthToProve = 1000;

    private readonly HashSet<(string Vault, int Length)> _provedLengths = [];

    /// <summary>Writes a key: value, read back, compared, then what is recorded with it.</summary>
    /// <exception cref="VaultException">Says what is where: KeyExists, KeyStoredAsPair, VaultLocked, VaultFailed, VaultBusy,
    /// VaultValueTooLarge, VaultWriteFailed, VaultReadBackDiffers.</exception>
    public KeyWriteResult Write(KeyWrite write)
    {
        using var turn = Enter(write.Vault, write.Tell);
        var found = Find(write.Name, write.Vault.Name);
        if (found is { Secret: not null })
        {
            throw new VaultException(
                "KeyStoredAsPair",
                ErrorCategory.ResourceExists,
                $"The vault '{write.Vault.Name}' holds '{write.Name}' as two secrets, '{found.Entry.Name}' and '{found.Secret.Name}'. Nothing was changed.",
                "Register the key under another name, and remove the two secrets with Unregister-BinanceKey when nothing uses them any more.",
                Target(write));
        }

        if (found is null)
        {
            return Add(write, turn);
        }

        var old = vaults.GetValue(found.Entry.Name, write.Vault.Name);
        if (IsSame(old, write))
        {
            return new KeyWriteResult(KeyWriteOutcome.Unchanged, null, Record(write, found.Entry, old, turn));
        }

        return write.Replace ? Replace(write, found.Entry, old, turn) : throw Exists(write);
    }

    /// <summary>Changes what is recorded with a key and leaves its value alone, where the vault keeps the two apart.</summary>
    /// <returns>What the admin should know.</returns>
    /// <exception cref="VaultException">KeyNotFound, VaultWithoutMetadata, KeyMetadataNotRecorded, VaultLocked, VaultFailed, VaultBusy.</exception>
    public IReadOnlyList<string> Record(string name, VaultEntry vault, IReadOnlyDictionary<string, string?> changes, Action<string> tell)
    {
        using var turn = Enter(vault, tell);
        var entry = Find(name, vault.Name)?.Entry ?? throw SecretFailure.NotFound(name, [vault.Name]);
        var supported = VaultCapabilities.SupportsMetadata(vault);
        if (supported is not false)
        {
            RecordBeside(entry, entry.Recorded, changes, turn, tell);
            return [];
        }

        var old = vaults.GetValue(entry.Name, vault.Name);
        using var stored = StoredKey.Read(old);
        if (old is not IDictionary || stored is null)
        {
            throw new VaultException(
                "VaultWithoutMetadata",
                ErrorCategory.NotImplemented,
                $"The vault '{vault.Name}' keeps nothing beside its secrets, and the secret '{entry.Name}' is not a table that could hold it. Nothing was changed.",
                "Register the key again with Register-BinanceKey -Force: it is then stored as a table with what is recorded about it. Or move it to a vault with metadata, such as SecretStore.",
                $"{vault.Name}/{entry.Name}");
        }

        using var apiKey = stored.CopyApiKey();
        using var secret = stored.CopySecret();
        var result = Replace(
            new KeyWrite { Name = entry.Name, Vault = vault, ApiKey = apiKey, Secret = secret, Metadata = changes, Replace = true, IsProven = true, Tell = tell },
            entry,
            old,
            turn);
        return result.Warnings;
    }

    /// <summary>Removes a key and makes sure that it is gone. Of a pair the API key goes first: unlike the secret, the exchange shows it again.</summary>
    /// <exception cref="VaultException">KeyNotFound, KeyNotRemoved, VaultLocked, VaultFailed, VaultBusy.</exception>
    public void Remove(string name, VaultEntry vault, Action<string> tell)
    {
        using var turn = Enter(vault, tell);
        var found = Find(name, vault.Name) ?? throw SecretFailure.NotFound(name, [vault.Name]);
        foreach (var entry in new[] { found.Entry, found.Secret }.OfType<SecretEntry>())
        {
            tell($"Removing the secret '{entry.Name}' from the vault '{vault.Name}'");
            if (TryRemove(entry.Name, vault.Name, turn) is { } failure)
            {
                throw new VaultException(
                    failure.ErrorId == SecretFailure.VaultLocked ? failure.ErrorId : "KeyNotRemoved",
                    ErrorCategory.WriteError,
                    $"The secret '{entry.Name}' is still in the vault '{vault.Name}': {failure.Message}",
                    $"Try Remove-Secret on its own, or the vault's own program. {failure.Remedy}",
                    $"{vault.Name}/{entry.Name}");
            }
        }
    }

    private VaultLock Enter(VaultEntry vault, Action<string> tell)
    {
        var turn = VaultLock.Enter(vault.Name, time, stop, tell);
        try
        {
            SecretStoreCopy.AwaitChange(vault, turn.ChangedByOther, time, stop, tell);
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    private KeyCandidate? Find(string name, string vault) => new VaultListing(vaults.GetEntries(vault)).Find(name);

    private KeyWriteResult Add(KeyWrite write, VaultLock turn)
    {
        ProveLength(write, turn);
        var inside = VaultCapabilities.SupportsMetadata(write.Vault) is false;
        var metadata = Merge(new Dictionary<string, object>(), write.Metadata);
        List<string> warnings = [];
        write.Tell($"Writing the secret '{write.Name}' to the vault '{write.Vault.Name}'");
        using (var value = new KeyValue(write, inside ? metadata : null))
        {
            if (TrySet(write.Name, write.Vault, value.Value, turn) is { } failure)
            {
                switch (Look(write.Name, write.Vault.Name, value.Value))
                {
                    case ValueState.Same:
                        warnings.Add($"The vault '{write.Vault.Name}' reported a failure but holds the key '{write.Name}' as it was written: {Said(failure, write)}");
                        break;
                    case ValueState.Missing:
                        throw WriteFailed(write, failure, "Nothing was stored.");
                    default:
                        throw WriteFailed(write, failure, $"Whether '{write.Name}' holds anything now cannot be told. No other secret was touched.");
                }
            }
            else if (!IsReadBack(write.Name, write.Vault.Name, value.Value))
            {
                throw ReadBackDiffers(write, $"The secret '{write.Name}' is there but must not be relied on. No other secret was touched.");
            }
        }

        warnings.AddRange(inside ? [] : RecordOrWarn(write, new Dictionary<string, object>(), turn));
        return new KeyWriteResult(KeyWriteOutcome.Added, null, warnings);
    }

    private KeyWriteResult Replace(KeyWrite write, SecretEntry entry, object old, VaultLock turn)
    {
        ProveLength(write, turn);
        var previous = FreeName($"{entry.Name}-replaced-{time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}", write.Vault.Name);
        List<string> warnings = [];
        Keep(write, entry, old, previous, turn);

        var inside = VaultCapabilities.SupportsMetadata(write.Vault) is false;
        var recorded = RecordedWith(entry, old);
        write.Tell($"Writing the secret '{entry.Name}' to the vault '{write.Vault.Name}'");
        using (var value = new KeyValue(write, inside ? Merge(recorded, write.Metadata) : null))
        {
            if (TrySet(entry.Name, write.Vault, value.Value, turn) is { } failure)
            {
                AfterFailedWrite(write, entry, old, previous, value.Value, failure, turn);
                warnings.Add($"The vault '{write.Vault.Name}' reported a failure but holds the key '{entry.Name}' as it was written: {Said(failure, write)}");
            }
            else if (!IsReadBack(entry.Name, write.Vault.Name, value.Value))
            {
                throw ReadBackDiffers(write, $"The secret '{entry.Name}' must not be relied on. What it held before is whole under '{previous}'.");
            }
        }

        // Overwriting cleared what was recorded beside the old value.
        warnings.AddRange(inside ? [] : RecordOrWarn(write, recorded, turn));
        if (!write.IsProven || write.KeepPrevious)
        {
            return new KeyWriteResult(KeyWriteOutcome.Replaced, previous, warnings);
        }

        write.Tell($"Removing the copy '{previous}' from the vault '{write.Vault.Name}'");
        if (TryRemove(previous, write.Vault.Name, turn) is { } left)
        {
            warnings.Add($"'{entry.Name}' was replaced, but the copy of its old value could not be removed from the vault '{write.Vault.Name}': {left.Message}");
            return new KeyWriteResult(KeyWriteOutcome.Replaced, previous, warnings);
        }

        return new KeyWriteResult(KeyWriteOutcome.Replaced, null, warnings);
    }

    // Before this has succeeded nothing happens to the secret itself.
    private void Keep(KeyWrite write, SecretEntry entry, object old, string previous, VaultLock turn)
    {
        write.Tell($"Copying the secret '{entry.Name}' to '{previous}' in the vault '{write.Vault.Name}'");
        var failure = TrySet(previous, write.Vault, old, turn);
        if (Look(previous, write.Vault.Name, old) != ValueState.Same)
        {
            var rest = TryRemove(previous, write.Vault.Name, turn) is null ? "" : $" The secret '{previous}' may be left over.";
            throw failure is not null
                ? WriteFailed(write, failure, $"The secret '{entry.Name}' is as it was.{rest}")
                : ReadBackDiffers(write, $"That was a copy; the secret '{entry.Name}' is as it was.{rest}");
        }

        if (VaultCapabilities.SupportsMetadata(write.Vault) is not false)
        {
            try
            {
                vaults.SetMetadata(previous, write.Vault.Name, Table(Merge(RecordedWith(entry, old), new Dictionary<string, string?> { [StateField] = ReplacedState })));
                Changed(turn);
            }
            catch (VaultException exception)
            {
                // The name says it too, and the value is what counts.
                write.Tell($"What is recorded with '{entry.Name}' could not be copied: {exception.Message}");
            }
        }
    }

    // Either the new value is there all the same, or this throws and says what is where.
    private void AfterFailedWrite(KeyWrite write, SecretEntry entry, object old, string previous, object value, VaultException failure, VaultLock turn)
    {
        switch (Look(entry.Name, write.Vault.Name, value, old))
        {
            case ValueState.Same:
                return;
            case ValueState.Old:
                var rest = TryRemove(previous, write.Vault.Name, turn) is null ? "" : $" A copy of its value is left under '{previous}'.";
                throw WriteFailed(write, failure, $"The secret '{entry.Name}' still holds what it held before.{rest}");
        }

        write.Tell($"Putting the old value of '{entry.Name}' back");
        _ = TrySet(entry.Name, write.Vault, old, turn);
        throw WriteFailed(write, failure, Look(entry.Name, write.Vault.Name, old) == ValueState.Same
            ? $"What '{entry.Name}' held before was put back, and is whole under '{previous}' too."
            : $"The secret '{entry.Name}' must not be relied on. What it held before is whole under '{previous}'.");
    }

    private IReadOnlyList<string> Record(KeyWrite write, SecretEntry entry, object value, VaultLock turn)
    {
        if (VaultCapabilities.SupportsMetadata(write.Vault) is not false)
        {
            return RecordOrWarn(write, RecordedWith(entry, value), turn);
        }

        return value is IDictionary ? [] : [$"The vault '{write.Vault.Name}' keeps nothing beside its secrets, so nothing was recorded with '{entry.Name}'."];
    }

    // The key itself is safe by now: a failure here must not look like one of it.
    private string[] RecordOrWarn(KeyWrite write, IReadOnlyDictionary<string, object> recorded, VaultLock turn)
    {
        try
        {
            var entry = Find(write.Name, write.Vault.Name)?.Entry ?? throw SecretFailure.NotFound(write.Name, [write.Vault.Name]);
            RecordBeside(entry, recorded, write.Metadata, turn, write.Tell);
            return [];
        }
        catch (VaultException exception)
        {
            return [$"The key '{write.Name}' is in the vault '{write.Vault.Name}', but what is known about it could not be recorded: {exception.Message} Record it with Set-BinanceKey."];
        }
    }

    private void RecordBeside(
        SecretEntry entry, IReadOnlyDictionary<string, object> recorded, IReadOnlyDictionary<string, string?> changes, VaultLock turn, Action<string> tell)
    {
        tell($"Recording what is known about '{entry.Name}' in the vault '{entry.Vault}'");
        var merged = Merge(recorded, changes);
        VaultException? failure = null;
        try
        {
            vaults.SetMetadata(entry.Name, entry.Vault, Table(merged));
        }
        catch (VaultException exception)
        {
            failure = exception;
        }

        Changed(turn);
        var now = Find(entry.Name, entry.Vault)?.Entry.Metadata;
        if (now is null || !merged.All(pair => now.TryGetValue(pair.Key, out var text) && text == SecretEntry.Text(pair.Value)))
        {
            throw new VaultException(
                failure?.ErrorId == SecretFailure.VaultLocked ? failure.ErrorId : "KeyMetadataNotRecorded",
                ErrorCategory.WriteError,
                failure?.Message ?? $"The vault '{entry.Vault}' took the metadata of '{entry.Name}' and does not list it. The value of the secret was not touched.",
                failure?.Remedy ?? "Look whether the vault supports metadata: Test-BinanceKeyVault.",
                $"{entry.Vault}/{entry.Name}");
        }
    }

    // Keys that somebody stored as a table may carry what is recorded themselves; what the vault lists beside them wins.
    private static Dictionary<string, object> RecordedWith(SecretEntry entry, object value)
    {
        Dictionary<string, object> recorded = new(StringComparer.OrdinalIgnoreCase);
        using var stored = StoredKey.Read(value);
        foreach (var (name, text) in stored?.Metadata ?? new Dictionary<string, string>())
        {
            recorded[name] = text;
        }

        foreach (var (name, item) in entry.Recorded)
        {
            recorded[name] = item;
        }

        return recorded;
    }

    private static Dictionary<string, object> Merge(IReadOnlyDictionary<string, object> recorded, IReadOnlyDictionary<string, string?> changes)
    {
        Dictionary<string, object> merged = new(recorded, StringComparer.OrdinalIgnoreCase);
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

        merged.TryAdd(KeyMetadata.Prefix + "version", "1");
        return merged;
    }

    private static Hashtable Table(Dictionary<string, object> metadata) => new(metadata, StringComparer.OrdinalIgnoreCase);

    private static bool IsSame(object old, KeyWrite write)
    {
        using var stored = StoredKey.Read(old);
        using var pending = SecretText.From(KeyWrite.PendingApiKey);
        return stored is not null && stored.Holds(write.ApiKey ?? pending, write.Secret);
    }

    // A vault that cannot hold the value must say so before anything is written that matters.
    private void ProveLength(KeyWrite write, VaultLock turn)
    {
        var length = write.Secret.Span.Length;
        if (length < LengthToProve || !_provedLengths.Add((write.Vault.Name, length)))
        {
            return;
        }

        var name = FreeName($"bkt-size-test-{RandomNumberGenerator.GetHexString(8, lowercase: true)}", write.Vault.Name);
        write.Tell($"Testing whether the vault '{write.Vault.Name}' holds a secret of {length} characters");
        using var filler = SecretText.From(RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length));
        using var value = filler.ToSecureString();
        var failure = TrySet(name, write.Vault, value, turn);
        var isHeld = Look(name, write.Vault.Name, value) == ValueState.Same;
        var rest = TryRemove(name, write.Vault.Name, turn) is null ? "" : $" The secret '{name}' is left over from the test; it holds nothing of worth.";
        if (isHeld)
        {
            if (rest.Length > 0)
            {
                write.Tell(rest.Trim());
            }

            return;
        }

        _provedLengths.Remove((write.Vault.Name, length));
        throw failure?.ErrorId == SecretFailure.VaultLocked ? failure : new VaultException(
            "VaultValueTooLarge",
            ErrorCategory.LimitsExceeded,
            $"The vault '{write.Vault.Name}' does not hold secrets of {length} characters{(failure is null ? ": it gives another value back" : $": {failure.Message}")}. Nothing was stored.{rest}",
            "Use another vault, such as SecretStore, or an Ed25519 key, which is short. Test-BinanceKeyVault -WriteTest tells what a vault holds.",
            Target(write));
    }

    private string FreeName(string wanted, string vault)
    {
        var listing = new VaultListing(vaults.GetEntries(vault));
        var name = wanted;
        for (var number = 2; listing.Find(name) is not null; number++)
        {
            name = $"{wanted}-{number}";
        }

        return name;
    }

    private VaultException? TrySet(string name, VaultEntry vault, object value, VaultLock turn)
    {
        try
        {
            vaults.SetValue(name, vault.Name, value);
            return null;
        }
        catch (VaultException exception)
        {
            return exception;
        }
        finally
        {
            Changed(turn);
        }
    }

    private VaultException? TryRemove(string name, string vault, VaultLock turn)
    {
        VaultException? failure = null;
        try
        {
            vaults.Remove(name, vault);
        }
        catch (VaultException exception)
        {
            failure = exception;
        }

        Changed(turn);
        try
        {
            return vaults.GetEntries(vault).Any(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase))
                ? failure ?? new VaultException(SecretFailure.VaultFailed, ErrorCategory.WriteError, "The vault reports no failure but still lists it.", "Try again.", $"{vault}/{name}")
                : null;
        }
        catch (VaultException exception)
        {
            return failure ?? exception;
        }
    }

    private void Changed(VaultLock turn)
    {
        turn.Stamp();
        SecretStoreCopy.Remember(time.GetUtcNow());
    }

    private bool IsReadBack(string name, string vault, object value) => Look(name, vault, value) == ValueState.Same;

    private ValueState Look(string name, string vault, object value, object? old = null)
    {
        try
        {
            var now = vaults.GetValue(name, vault);
            return SecretComparison.AreSame(value, now) ? ValueState.Same
                : old is not null && SecretComparison.AreSame(old, now) ? ValueState.Old
                : ValueState.Other;
        }
        catch (VaultException exception)
        {
            return exception.ErrorId == "KeyNotFound" ? ValueState.Missing : ValueState.Unreadable;
        }
    }

    private static VaultException Exists(KeyWrite write) => new(
        "KeyExists",
        ErrorCategory.ResourceExists,
        $"The vault '{write.Vault.Name}' already holds a secret '{write.Name}', with another value. Nothing was changed.",
        "Choose another name, or replace it with -Force: the old value then stays under a dated name until the new one is proven.",
        Target(write));

    private static VaultException WriteFailed(KeyWrite write, VaultException failure, string whatIsWhere) => new(
        failure.ErrorId == SecretFailure.VaultLocked ? failure.ErrorId : "VaultWriteFailed",
        ErrorCategory.WriteError,
        $"The vault '{write.Vault.Name}' did not store the key '{write.Name}': {Said(failure, write)} {whatIsWhere}",
        failure.ErrorId == SecretFailure.VaultLocked ? failure.Remedy : "Keep your own copy of the secret until the key is registered. Test-BinanceKeyVault -WriteTest tells what the vault can do.",
        Target(write));

    private static VaultException ReadBackDiffers(KeyWrite write, string whatIsWhere) => new(
        "VaultReadBackDiffers",
        ErrorCategory.InvalidResult,
        $"The vault '{write.Vault.Name}' gives another value back than was written to it. {whatIsWhere}",
        "Keep your own copy of the secret, and use another vault. Test-BinanceKeyVault -WriteTest tells what a vault can do.",
        Target(write));

    // A vault that repeats what it was given must not be quoted.
    private static string Said(VaultException failure, KeyWrite write) =>
        write.Secret.IsRepeatedIn(failure.Message) || write.ApiKey?.IsRepeatedIn(failure.Message) is true
            ? "(what the vault says repeats the key and is left out.)"
            : failure.Message;

    private static string Target(KeyWrite write) => $"{write.Vault.Name}/{write.Name}";
}
