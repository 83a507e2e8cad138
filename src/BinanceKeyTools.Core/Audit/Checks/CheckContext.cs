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

    /// <summary>The ids of the checks that run; every check when <see langword="null"/>.</summary>
    public IReadOnlySet<string>? Running { get; init; }

    /// <summary>Whether another check judges this key, so that a fault can be left to it. A check that is not selected, is switched off, or
    /// whose question is not asked judges nothing: then the fault must be reported where it is seen.</summary>
    internal bool IsJudgedBy(string checkId) => Running?.Contains(checkId) != false && !Policy.DisabledChecks.Contains(checkId);
}
