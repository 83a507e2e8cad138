namespace BinanceKeyTools.Sandbox.Markets;

/// <summary>An asset and the networks on which it moves.</summary>
internal sealed record Coin(string Code, string Name, IReadOnlyList<CoinNetwork> Networks);
