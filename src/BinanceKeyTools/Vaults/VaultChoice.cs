using System.Management.Automation;

namespace BinanceKeyTools.Vaults;

/// <summary>Finds the one vault that something is to be written to.</summary>
internal static class VaultChoice
{
    /// <summary>The vault of that name, or the default vault.</summary>
    /// <param name="vaults">The vaults.</param>
    /// <param name="name">Its name; <see langword="null"/> for the default vault, or the only one.</param>
    /// <exception cref="VaultException">There is no such vault, or none is the default.</exception>
    public static VaultEntry One(SecretVaults vaults, string? name) => One(vaults.GetVaults(), name);

    /// <inheritdoc cref="One(SecretVaults, string?)"/>
    /// <param name="registered">The registered vaults.</param>
    /// <param name="name">Its name; <see langword="null"/> for the default vault, or the only one.</param>
    public static VaultEntry One(IReadOnlyList<VaultEntry> registered, string? name)
    {
        if (!string.IsNullOrEmpty(name))
        {
            return registered.FirstOrDefault(vault => string.Equals(vault.Name, name, StringComparison.OrdinalIgnoreCase))
                ?? throw SecretFailure.VaultNotFound(name, registered.Select(vault => vault.Name));
        }

        return registered switch
        {
            [] => throw SecretFailure.NoVaults(),
            [var only] => only,
            _ => registered.FirstOrDefault(vault => vault.IsDefault) ?? throw new VaultException(
                "VaultNotChosen",
                ErrorCategory.InvalidArgument,
                $"Several vaults are registered and none is the default: {string.Join(", ", registered.Select(vault => vault.Name))}.",
                "Name one with -Vault.",
                ""),
        };
    }
}
