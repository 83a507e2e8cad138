namespace BinanceKeyTools.Audit.Findings;

/// <summary>How bad a failed check is. The values are those of the Open Cybersecurity Schema Framework (OCSF).</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing to do.</summary>
    Informational = 1,

    /// <summary>Good housekeeping.</summary>
    Low = 2,

    /// <summary>Weakens the protection of the key.</summary>
    Medium = 3,

    /// <summary>Somebody who gets the key can do real harm, or the key will stop working.</summary>
    High = 4,

    /// <summary>Money can leave the account.</summary>
    Critical = 5,
}
