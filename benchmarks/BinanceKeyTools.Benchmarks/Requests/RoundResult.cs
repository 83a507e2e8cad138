namespace BinanceKeyTools.Benchmarks.Requests;

/// <summary>One round of both ways, one right after the other.</summary>
/// <param name="Client">Requests per second of the client.</param>
/// <param name="Bare">Requests per second of the bare loop.</param>
internal readonly record struct RoundResult(double Client, double Bare)
{
    public double Ratio => Client / Bare;
}
