using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Commands;

/// <summary>A key that is ready to be used: what is known about it, its credential, and the client of its environment.</summary>
internal sealed record KeyUse(KeyRecord Key, BinanceCredential Credential, BinanceClient Client);
