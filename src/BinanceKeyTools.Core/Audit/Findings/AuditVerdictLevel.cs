namespace BinanceKeyTools.Audit.Findings;

/// <summary>How an audit stands, from the best to the worst.</summary>
public enum AuditVerdictLevel
{
    /// <summary>Every check was made, and none failed.</summary>
    OK,

    /// <summary>Every check was made, and none of severity Critical or High failed.</summary>
    Attention,

    /// <summary>Something could not be looked at, and no check of severity Critical or High failed.</summary>
    Undetermined,

    /// <summary>A check of severity Critical or High failed.</summary>
    NotOK,
}
