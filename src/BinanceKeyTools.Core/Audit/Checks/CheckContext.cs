using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Policies;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>What a check looks at.</summary>
/// <param name="Evidence">What was found out about the key.</param>
/// <param name="Policy">What the policy says about the key.</param>
public sealed record CheckContext(KeyEvidence Evidence, KeyPolicy Policy)
{
    /// <summary>The time of the look, in UTC: ages and expiries are relative to it.</summary>
    public DateTimeOffset Now => Evidence.ObservedAt;

    /// <summary>Whether another check judges this key, so that a fault can be left to it.</summary>
    internal bool IsJudgedBy(AuditCheck other) => !Policy.DisabledChecks.Contains(other.Id);
}
