namespace BinanceKeyTools.Benchmarks.Requests;

/// <summary>What one way of sending did in one round.</summary>
/// <param name="RequestsPerSecond">By the clock on the wall.</param>
/// <param name="ProcessorMicroseconds">Processor time of this process for one request; without the sandbox's only when that runs
/// in a process of its own.</param>
internal readonly record struct Measurement(double RequestsPerSecond, double ProcessorMicroseconds);
