namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>What came of a program of the operating system.</summary>
/// <param name="Output">What it wrote, both streams; empty when it did not run.</param>
/// <param name="Failure">Why it did not run to its end; <see langword="null"/> when it did, whatever its exit code.</param>
internal sealed record LocalCommandResult(string Output, string? Failure = null);
