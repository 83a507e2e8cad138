namespace BinanceKeyTools.Diagnosis;

/// <summary>A probe that is about to run.</summary>
/// <param name="Subject">The key, by name.</param>
/// <param name="Probe">The name of the probe.</param>
/// <param name="Purpose">What it is to find out.</param>
/// <param name="RequestCount">How many requests were sent so far.</param>
public sealed record KeyProbeProgress(string Subject, string Probe, string Purpose, int RequestCount);
