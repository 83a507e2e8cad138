using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>Lists in what a run departs from the standard checks, so that a report shows what it was not made to see. Never a failure: a
/// departure is a decision.</summary>
public sealed class PolicyDeviationsCheck() : AuditCheck("BKT1904")
{
    /// <summary>The evidence of a run without a deviation.</summary>
    internal const string None = "deviations: 0";

    /// <inheritdoc/>
    public override EvidenceQuestion Needs => EvidenceQuestion.None;

    /// <summary>States the deviations.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="deviations">A line each.</param>
    public static CheckResult Judge(string policy, IReadOnlyCollection<string> deviations)
    {
        ArgumentNullException.ThrowIfNull(deviations);
        var name = EvidenceText.Foreign(policy);
        return deviations.Count switch
        {
            0 => CheckResult.Pass($"The policy {name} makes every check with its standard limits and severity.", None),
            _ => CheckResult.Pass($"The run deviates from the standard checks in {Amount.Of(deviations.Count, "point")}.", [.. deviations]),
        };
    }
}
