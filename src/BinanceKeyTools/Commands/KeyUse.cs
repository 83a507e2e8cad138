using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Commands;

/// <summary>A key that is ready to be used: what is known about it, its credential, the client of its environment, and how it is kept.</summary>
internal sealed record KeyUse(KeyRecord Key, BinanceCredential Credential, BinanceClient Client, KeyStorage? Storage);
