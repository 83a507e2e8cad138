namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>How a probe ended.</summary>
public enum ProbeStatus
{
    /// <summary>What was looked at is in order.</summary>
    Passed,

    /// <summary>What was looked at is not in order.</summary>
    Failed,

    /// <summary>The probe ran and proves nothing either way.</summary>
    Inconclusive,

    /// <summary>The probe was not run; the observation says why.</summary>
    Skipped,
}
