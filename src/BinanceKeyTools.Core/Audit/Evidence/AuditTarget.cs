using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Evidence;

/// <summary>A key to audit.</summary>
/// <param name="Key">What is recorded about it.</param>
/// <param name="Credential">The key itself; stays the caller's to dispose.</param>
/// <param name="Client">The client of its environment.</param>
/// <param name="Storage">How it is kept; <see langword="null"/> for keys that are in no vault.</param>
public sealed record AuditTarget(KeyRecord Key, BinanceCredential Credential, BinanceClient Client, KeyStorage? Storage);
