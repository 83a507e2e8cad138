using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Vaults;

/// <summary>A key that was found and could not be read.</summary>
/// <param name="Record">What is recorded about it.</param>
/// <param name="Storage">How it is kept; <see langword="null"/> when its vault did not give it.</param>
/// <param name="Failure">Why it could not be read.</param>
internal sealed record UnreadableKey(KeyRecord Record, KeyStorage? Storage, Exception Failure);
