using BinanceKeyTools.Sandbox.Routing;

namespace BinanceKeyTools.Sandbox.RateLimits;

/// <summary>What charging a request came to.</summary>
/// <param name="Used">The weight used in this minute, for the answer's header.</param>
/// <param name="Refusal">The 429 or 418 to answer, or null.</param>
/// <param name="RetryAfter">How long to wait; zero without a refusal.</param>
internal readonly record struct RateVerdict(int Used, ApiError? Refusal, TimeSpan RetryAfter);
