namespace BinanceKeyTools.Audit;

/// <summary>Whether an expectation is met.</summary>
public enum ExpectationStatus
{
    /// <summary>As expected.</summary>
    Pass,

    /// <summary>Otherwise than expected.</summary>
    Fail,

    /// <summary>It could not be found out. Never counts as met.</summary>
    Unknown,
}
