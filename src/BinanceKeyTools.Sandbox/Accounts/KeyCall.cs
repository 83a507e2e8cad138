namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>A request that a key made: what the exchange's web page shows as last use and call statistics.</summary>
internal sealed record KeyCall(DateTimeOffset Time, string Method, string Path, string ClientAddress, int Status);
