namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>A move between wallets of one account; <c>Type</c> is the exchange's own word, for example <c>MAIN_UMFUTURE</c>.</summary>
internal sealed record Transfer(long Id, DateTimeOffset Time, string Type, string Asset, decimal Amount);
