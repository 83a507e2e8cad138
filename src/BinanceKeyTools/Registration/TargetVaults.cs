using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Registration;

/// <summary>The vaults that keys are registered in: which one is meant, and what has a name there already. Each is listed once.</summary>
internal sealed class TargetVaults(SecretVaults vaults)
{
    private readonly Dictionary<string, VaultListing> _listings = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Vault, string Name)> _changed = [];
    private IReadOnlyList<VaultEntry>? _vaults;

    /// <summary>The registered vaults.</summary>
    public IReadOnlyList<VaultEntry> All => _vaults ??= vaults.GetVaults();

    /// <summary>The vault that a key goes into.</summary>
    /// <param name="name">Its name; the default vault, or the only one, when <see langword="null"/> or empty.</param>
    /// <exception cref="VaultException">There is no such vault, or which one is meant cannot be told.</exception>
    public VaultEntry Choose(string? name) => VaultChoice.One(All, name);

    /// <summary>What has a name in a vault, read, for the caller to dispose; <see langword="null"/> when the name is free.</summary>
    /// <exception cref="VaultException">The vault did not tell: nothing may be written into one whose content is unknown.</exception>
    public ExistingSecret? Find(string name, VaultEntry vault)
    {
        if (_changed.Remove((vault.Name, name)))
        {
            _listings.Remove(vault.Name);
        }

        if (!_listings.TryGetValue(vault.Name, out var listing))
        {
            _listings[vault.Name] = listing = new VaultListing(vaults.GetEntries(vault.Name));
        }

        if (listing.Find(name) is not { } candidate)
        {
            return null;
        }

        return new ExistingSecret(candidate, SecretContent.Read(candidate, entry => vaults.GetValue(entry.Name, entry.Vault)).Key);
    }

    /// <summary>Says that something was written, so that what was listed before does not count.</summary>
    public void Changed(string name, VaultEntry vault) => _changed.Add((vault.Name, name));
}
