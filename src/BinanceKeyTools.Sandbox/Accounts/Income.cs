namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>A row of the USDS-M income history; <c>Type</c> is the exchange's own word, for example <c>FUNDING_FEE</c>.</summary>
internal sealed record Income(long Id, DateTimeOffset Time, string Type, string Symbol, string Asset, decimal Amount);
