namespace BinanceKeyTools.Vaults;

/// <summary>What was found when a secret was read back.</summary>
/// <param name="State">What it holds.</param>
/// <param name="Failure">Why nobody knows; <see langword="null"/> when the vault answered.</param>
internal sealed record ValueLook(ValueState State, VaultException? Failure = null);
