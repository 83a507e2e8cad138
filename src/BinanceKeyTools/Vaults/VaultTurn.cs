using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace BinanceKeyTools.Vaults;

/// <summary>One change of a vault, while no other process of this user changes it: the single steps, each of which may fail.</summary>
internal sealed class VaultTurn : IDisposable
{
    private readonly SecretVaults _vaults;
    private readonly VaultLock _lock;
    private readonly TimeProvider _time;
    private readonly bool? _supportsMetadata;

    private VaultTurn(SecretVaults vaults, VaultEntry vault, VaultLock @lock, TimeProvider time)
    {
        _vaults = vaults;
        _lock = @lock;
        _time = time;
        Vault = vault;
        _supportsMetadata = VaultCapabilities.SupportsMetadata(vault);
    }

    public VaultEntry Vault { get; }

    public string Name => Vault.Name;

    /// <summary>Whether the vault records metadata beside a secret of this name; <see langword="null"/> when only trying tells.</summary>
    public bool? KeepsBeside(string name) => IsAddedOnly(name) ? false : _supportsMetadata;

    /// <summary>Whether a secret of this name can be added and removed, and never changed: SecretStore (1.0.6) looks for what it is to
    /// change as if the name were a pattern.</summary>
    public bool IsAddedOnly(string name) => SecretStoreCopy.Holds(Vault) && (WildcardPattern.ContainsWildcardCharacters(name) || name.Contains('`'));

    /// <summary>Whether recording something beside a secret writes its value anew: SecretStore (1.0.6) removes it from its file first, so that
    /// a process killed at that moment takes it along.</summary>
    public bool RecordingRewrites => SecretStoreCopy.Holds(Vault);

    /// <summary>Waits for the turn.</summary>
    /// <exception cref="VaultException">VaultBusy, VaultLockFailed.</exception>
    /// <exception cref="PipelineStoppedException">Ctrl+C.</exception>
    public static VaultTurn Enter(SecretVaults vaults, VaultEntry vault, TimeProvider time, Action<string> tell, CancellationToken stop)
    {
        var @lock = VaultLock.Enter(vault.Name, time, tell, stop);
        try
        {
            SecretStoreCopy.AwaitChange(vault, @lock.ChangedByOther, time, tell, stop);
            return new VaultTurn(vaults, vault, @lock, time);
        }
        catch
        {
            @lock.Dispose();
            throw;
        }
    }

    /// <summary>What the vault lists under a name.</summary>
    public KeyCandidate? Find(string name) => new VaultListing(_vaults.GetEntries(Name)).Find(name);

    /// <summary>The very secret that has a name, also when it is half of a pair.</summary>
    public SecretEntry? FindEntry(string name) => new VaultListing(_vaults.GetEntries(Name)).FindEntry(name);

    /// <summary>The copies of what a secret held before, newest first.</summary>
    public IReadOnlyList<SecretEntry> CopiesOf(string name) =>
        [.. _vaults.GetEntries(Name)
            .Where(entry => string.Equals(KeyState.OriginalOf(entry.Name), name, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(entry => entry.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The value of a secret that need not be there.</summary>
    public object GetValue(string name) => _vaults.GetValue(name, Name);

    /// <summary>The value of a secret that the vault lists.</summary>
    public object GetListedValue(string name)
    {
        try
        {
            return GetValue(name);
        }
        catch (VaultException exception) when (exception.ErrorId == SecretFailure.KeyNotFound)
        {
            throw SecretFailure.NoValue(name, Name, "nothing");
        }
    }

    /// <summary>A dated name for the value that a secret holds now, under which the vault holds nothing yet.</summary>
    public string NameForCopy(string name) =>
        FreeName($"{name}-replaced-{_time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");

    /// <summary>A name under which the vault holds nothing yet.</summary>
    public string FreeName(string wanted)
    {
        var listing = new VaultListing(_vaults.GetEntries(Name));
        var name = wanted;
        for (var number = 2; listing.Find(name) is not null; number++)
        {
            name = $"{wanted}-{number}";
        }

        return name;
    }

    /// <summary>Writes a value.</summary>
    /// <returns>What the vault reported, which does not mean that nothing was written.</returns>
    public VaultException? TrySet(string name, object value) => Try(() => _vaults.SetValue(name, Name, value));

    /// <summary>Replaces what is recorded beside a secret.</summary>
    /// <inheritdoc cref="TrySet"/>
    public VaultException? TrySetMetadata(string name, Dictionary<string, object> metadata) =>
        Try(() => _vaults.SetMetadata(name, Name, new Hashtable(metadata, StringComparer.OrdinalIgnoreCase)));

    /// <summary>Removes a secret and looks whether it is gone.</summary>
    /// <returns><see langword="null"/> when it is.</returns>
    public VaultException? TryRemove(string name)
    {
        var failure = Try(() => _vaults.Remove(name, Name));
        try
        {
            return !_vaults.GetEntries(Name).Any(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase)) ? null
                : failure ?? new VaultException(
                    SecretFailure.VaultFailed, ErrorCategory.WriteError, "The vault reports no failure but still lists it.", "", $"{Name}/{name}");
        }
        catch (VaultException exception)
        {
            return failure ?? exception;
        }
    }

    /// <summary>Reads a secret back.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">What was written to it.</param>
    /// <param name="old">What it held before.</param>
    public ValueLook Look(string name, object value, object? old = null)
    {
        try
        {
            var now = _vaults.GetValue(name, Name);
            return new ValueLook(
                SecretComparison.AreSame(value, now) ? ValueState.Same
                : old is not null && SecretComparison.AreSame(old, now) ? ValueState.Old
                : ValueState.Other);
        }
        catch (VaultException exception)
        {
            return exception.ErrorId == SecretFailure.KeyNotFound ? new ValueLook(ValueState.Missing) : new ValueLook(ValueState.Unreadable, exception);
        }
    }

    public void Dispose() => _lock.Dispose();

    private VaultException? Try(Action change)
    {
        try
        {
            change();
            return null;
        }
        catch (VaultException exception)
        {
            return exception;
        }
        finally
        {
            _lock.Stamp();
            SecretStoreCopy.Remember(_time.GetUtcNow());
        }
    }
}
