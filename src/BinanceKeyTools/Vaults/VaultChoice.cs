using System.Management.Automation;

namespace BinanceKeyTools.Vaults;

/// <summary>Finds the one vault that something is to be written to.</summary>
internal static class VaultChoice
{
    /// <summary>The vault of that name, or the default vault.</summary>
    /// <param name="vaults">The vaults.</param>
    /// <param name="name">Its name; <see langword="null"/> for the default vault, or the only one.</param>
    /// <exception cref="VaultException">There is no such vault, or none is the default.</exception>
    public static VaultEntry One(SecretVaults vaults, string? name)
    {
        var registered = vaults.GetVaults();
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
