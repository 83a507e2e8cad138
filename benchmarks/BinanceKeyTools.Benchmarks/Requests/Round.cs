namespace BinanceKeyTools.Benchmarks.Requests;

/// <summary>Both ways, one right after the other.</summary>
internal readonly record struct Round(Measurement Client, Measurement Bare)
{
    public double Ratio => Client.RequestsPerSecond / Bare.RequestsPerSecond;
}
