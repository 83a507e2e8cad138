namespace BinanceKeyTools.Vaults;

/// <summary>A registered vault.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Module">The extension module behind it.</param>
internal sealed record VaultEntry(string Name, string? Module);
