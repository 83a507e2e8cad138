using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>How a row is diagnosed.</summary>
internal sealed record RowOptions
{
    public bool Passive { get; init; }

    public bool All { get; init; }

    public bool TriesSwapped { get; init; }

    /// <summary>In milliseconds.</summary>
    public int? RecvWindow { get; init; }

    /// <summary>The environments to look in, where not the usual ones.</summary>
    public IReadOnlyList<BinanceEnvironment>? Tried { get; init; }
}
