namespace BinanceKeyTools.Audit.Findings;

/// <summary>What a check came to. "The key is bad" and "we could not find out" are never the same.</summary>
public enum FindingStatus
{
    /// <summary>The key is as it should be.</summary>
    Pass,

    /// <summary>The key is not as it should be.</summary>
    Fail,

    /// <summary>It could not be found out. Never counts as a pass.</summary>
    Unknown,

    /// <summary>The question does not arise for this key.</summary>
    NotApplicable,
}
