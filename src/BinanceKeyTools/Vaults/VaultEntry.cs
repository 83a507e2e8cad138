namespace BinanceKeyTools.Vaults;

/// <summary>A registered vault.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Module">The extension module behind it.</param>
/// <param name="ModulePath">Where that module is: its folder, or its manifest.</param>
/// <param name="IsDefault">Whether it is the one to use when none is named.</param>
internal sealed record VaultEntry(string Name, string? Module, string? ModulePath = null, bool IsDefault = false);
