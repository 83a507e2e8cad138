using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>What could not be found out about a key for one cause. One obstacle leaves many checks without an answer; it is told once.</summary>
/// <param name="Row">The row of the key, when the report has one.</param>
/// <param name="Findings">The checks without an answer; at least one.</param>
internal sealed record UnknownEntry(KeyRow? Row, List<Finding> Findings)
{
    /// <summary>Its place in the report, from 1.</summary>
    public int Number { get; set; }

    /// <summary>The finding that speaks for the others.</summary>
    public Finding Leading => Findings[0];

    /// <summary>The facts, each once.</summary>
    public IEnumerable<string> Evidence => Findings.SelectMany(finding => finding.Evidence).Distinct(StringComparer.Ordinal);

    /// <summary>What to do, when all checks say the same; advice on a single check is no advice on an obstacle.</summary>
    public string? Remediation =>
        Findings.Exists(finding => finding.Remediation != Leading.Remediation) ? null : Leading.Remediation;
}
