namespace BinanceKeyTools.Benchmarks.Requests;

/// <summary>A running sandbox and the HMAC key that signs for it.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="BaseAddress">Where it listens.</param>
/// <param name="ApiKey">The full API key.</param>
/// <param name="Secret">Its secret; the sandbox made both.</param>
internal sealed record BenchmarkTarget(string Name, Uri BaseAddress, string ApiKey, string Secret);
