using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Policies;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>A check that judges a host of the exchange, once a run whatever the number of keys.</summary>
public abstract class HostCheck : AuditCheck
{
    private protected HostCheck(string id)
        : base(id)
    {
    }

    /// <summary>Judges a host. Pure.</summary>
    /// <param name="host">What is known about it.</param>
    /// <param name="thresholds">The limits of the policy.</param>
    public abstract CheckResult Judge(HostEvidence host, AuditThresholds thresholds);
}
