using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>The failures of one check: what can happen and what to do is said once for all of them.</summary>
internal sealed class CheckGroup
{
    /// <summary>Puts the failures of one check together.</summary>
    /// <param name="findings">At least one.</param>
    public CheckGroup(IReadOnlyCollection<Finding> findings)
    {
        Findings = [.. findings.OrderByDescending(finding => finding.Severity)];
        Leading = Findings[0];
    }

    /// <summary>The failures, worst first.</summary>
    public Finding[] Findings { get; }

    /// <summary>The finding that speaks for the group where all say the same.</summary>
    public Finding Leading { get; }

    /// <summary>The worst severity; a policy can judge some keys milder than others.</summary>
    public FindingSeverity Severity => Leading.Severity;

    /// <summary>The place of the first finding in the report, from 1; the others follow. Addresses are made of places, never of values.</summary>
    public int FirstNumber { get; set; }

    /// <summary>Worst first, then by how many there are, then by check.</summary>
    public static CheckGroup[] Of(IEnumerable<Finding> failures) =>
    [
        .. failures.GroupBy(finding => finding.CheckId, StringComparer.Ordinal)
            .Select(group => new CheckGroup([.. group]))
            .OrderByDescending(group => group.Severity)
            .ThenByDescending(group => group.Findings.Length)
            .ThenBy(group => group.Leading.CheckId, StringComparer.Ordinal),
    ];
}
