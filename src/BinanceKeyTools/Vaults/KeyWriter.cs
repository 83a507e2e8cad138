namespace BinanceKeyTools.Vaults;

/// <summary>
/// Puts keys into vaults and takes them out so that at every moment, also when the process is killed, the old value or the new one
/// is in the vault. Must be used on the pipeline thread.
/// </summary>
internal sealed class KeyWriter(SecretVaults vaults, TimeProvider time, CancellationToken stop)
{
    /// <summary>Writes a key: value, read back, compared, then what is recorded with it.</summary>
    /// <exception cref="VaultException">Says what is where. KeyExists, KeyStoredAsPair, VaultLocked, VaultFailed, ...</exception>
    public KeyWriteResult Write(KeyWrite write) => throw new NotImplementedException($"{vaults} {time} {stop}");

    /// <summary>Changes what is recorded with a key and leaves its value alone, where the vault keeps the two apart.</summary>
    public IReadOnlyList<string> Record(string name, VaultEntry vault, IReadOnlyDictionary<string, string?> changes, Action<string> tell) => throw new NotImplementedException($"{vaults} {time} {stop}");

    /// <summary>Removes a key and makes sure that it is gone.</summary>
    public void Remove(string name, VaultEntry vault, Action<string> tell) => throw new NotImplementedException($"{vaults} {time} {stop}");
}
