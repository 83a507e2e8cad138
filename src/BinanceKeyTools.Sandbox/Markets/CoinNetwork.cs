namespace BinanceKeyTools.Sandbox.Markets;

/// <summary>A network of an asset with its withdrawal fee and smallest amount.</summary>
internal sealed record CoinNetwork(string Code, string Name, decimal WithdrawFee, decimal MinimumWithdrawal);
