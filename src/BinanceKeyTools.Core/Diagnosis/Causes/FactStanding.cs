namespace BinanceKeyTools.Diagnosis.Causes;

/// <summary>What a fact is worth as a ground of a diagnosis.</summary>
public enum FactStanding
{
    /// <summary>One weak source. Never enough for more than Possible alone.</summary>
    Unverified,

    /// <summary>Published reports and logs, not documentation. Never enough for Certain alone.</summary>
    Observed,

    /// <summary>The exchange's documentation.</summary>
    Official,

    /// <summary>Measured or computed here.</summary>
    Computed,
}
