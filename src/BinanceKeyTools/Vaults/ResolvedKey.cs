using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Vaults;

/// <summary>A key that was found and read. Whoever receives it disposes the credential.</summary>
internal sealed record ResolvedKey(KeyRecord Record, BinanceCredential Credential);
