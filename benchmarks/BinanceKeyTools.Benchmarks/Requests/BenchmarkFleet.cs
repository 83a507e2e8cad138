namespace BinanceKeyTools.Benchmarks.Requests;

/// <summary>The fleet that both sandboxes serve: one HMAC key, and a wallet budget that no round exhausts.</summary>
internal static class BenchmarkFleet
{
    public const string Json = """
        {
          "rateLimits": { "walletAddressWeight": 2000000000, "walletAccountWeight": 2000000000 },
          "keys": [ { "name": "benchmark", "algorithm": "Hmac" } ]
        }
        """;
}
