namespace BinanceKeyTools.Audit.Policies;

/// <summary>How bad a problem of a policy file is.</summary>
public enum PolicyProblemSeverity
{
    /// <summary>The policy can be used, but hardly says what was meant.</summary>
    Warning,

    /// <summary>The policy cannot be used.</summary>
    Error,
}
