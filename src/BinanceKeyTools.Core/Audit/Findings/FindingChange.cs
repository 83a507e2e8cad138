namespace BinanceKeyTools.Audit.Findings;

/// <summary>How a finding stands against an earlier run.</summary>
public enum FindingChange
{
    /// <summary>A problem that the earlier run did not have.</summary>
    New,

    /// <summary>A problem of the earlier run that is gone.</summary>
    Fixed,

    /// <summary>As it was.</summary>
    Unchanged,
}
