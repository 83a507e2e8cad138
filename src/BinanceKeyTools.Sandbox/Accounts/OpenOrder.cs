namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>A resting limit order on the spot market.</summary>
internal sealed record OpenOrder(long Id, DateTimeOffset Time, string Symbol, bool IsBuy, decimal Price, decimal Quantity);
