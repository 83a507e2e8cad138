using System.Management.Automation;

namespace BinanceKeyTools.Vaults;

/// <summary>Records what is known about a key beside its value, and looks whether the vault kept it.</summary>
internal static class KeyRecording
{
    /// <summary>Replaces what is recorded beside a secret by what was, with changes.</summary>
    /// <exception cref="VaultException">KeyMetadataNotRecorded, VaultLocked, VaultFailed.</exception>
    public static void Write(
        VaultTurn turn, string name, IReadOnlyDictionary<string, object> recorded, IReadOnlyDictionary<string, string?> changes, Action<string> tell)
    {
        tell($"Recording what is known about '{name}' in the vault '{turn.Name}'");
        var merged = Merge(recorded, changes);
        var failure = turn.RecordingRewrites ? TrySetUnderCopy(turn, name, merged, tell) : turn.TrySetMetadata(name, merged);
        var listed = turn.FindEntry(name)?.Metadata;
        if (listed is null || !merged.All(pair => listed.TryGetValue(pair.Key, out var text) && text == SecretEntry.Text(pair.Value)))
        {
            throw new VaultException(
                failure?.ErrorId == SecretFailure.VaultLocked ? failure.ErrorId : SecretFailure.KeyMetadataNotRecorded,
                ErrorCategory.WriteError,
                $"{failure?.Message ?? $"The vault '{turn.Name}' took the metadata of '{name}' and does not list it."} The value of the secret was not touched.",
                failure?.ErrorId == SecretFailure.VaultLocked ? failure.Remedy : "Look whether the vault supports metadata: Test-BinanceKeyVault.",
                $"{turn.Name}/{name}");
        }
    }

    private static VaultException? TrySetUnderCopy(VaultTurn turn, string name, Dictionary<string, object> metadata, Action<string> tell)
    {
        var value = turn.GetListedValue(name);
        var copy = turn.NameForCopy(name);
        var failure = turn.TrySet(copy, value);
        var isKept = turn.Look(copy, value).State == ValueState.Same;
        if (isKept)
        {
            failure = turn.TrySetMetadata(name, metadata);
            var look = turn.Look(name, value);
            if (look.State != ValueState.Same)
            {
                throw new VaultException(
                    look.Failure is { ErrorId: SecretFailure.VaultLocked } ? SecretFailure.VaultLocked : "VaultReadBackDiffers",
                    ErrorCategory.InvalidResult,
                    $"The secret '{name}' in the vault '{turn.Name}' must not be relied on: {(look.Failure is null ? "it changed while something was recorded beside it" : "it could not be read back after something was recorded beside it")}. Its value is whole under '{copy}'.",
                    $"Look at both: Get-BinanceKey '{WildcardPattern.Escape(name)}*' -ReadSecret. Then store the value of the copy under a name of its own.",
                    $"{turn.Name}/{name}");
            }
        }

        if (turn.TryRemove(copy) is { } left)
        {
            tell($"The copy '{copy}' could not be removed from the vault '{turn.Name}': {left.Message}");
        }

        return isKept ? failure : failure ?? new VaultException(SecretFailure.VaultFailed, ErrorCategory.WriteError, "The vault did not keep a copy of it.", "", turn.Name);
    }

    /// <summary>Records what is known about a key that was just written. It is safe by then: a failure here must not look like one of it.</summary>
    /// <returns>What the admin should know.</returns>
    public static string[] TryWrite(VaultTurn turn, KeyWrite write, IReadOnlyDictionary<string, object> recorded)
    {
        try
        {
            Write(turn, write.Name, recorded, write.Metadata, write.Tell);
            return [];
        }
        catch (VaultException exception)
        {
            return [$"The key '{write.Name}' is in the vault '{turn.Name}', but what is known about it was not recorded: {exception.Message} Record it with Set-BinanceKey."];
        }
    }

    /// <summary>What is recorded with a secret. Keys that somebody stored as a table may carry it themselves; what the vault lists wins.</summary>
    public static Dictionary<string, object> Of(SecretEntry entry, object value)
    {
        Dictionary<string, object> recorded = new(StringComparer.OrdinalIgnoreCase);
        using var stored = SecretContent.Of(value).Key;
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

    /// <summary>What is recorded, with changes; <see langword="null"/> takes an entry out.</summary>
    public static Dictionary<string, object> Merge(IReadOnlyDictionary<string, object> recorded, IReadOnlyDictionary<string, string?> changes)
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
}
