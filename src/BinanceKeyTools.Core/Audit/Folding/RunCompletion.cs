using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Folding;

/// <summary>Tells runs that came to their end from runs that were stopped.</summary>
internal static class RunCompletion
{
    private static readonly string CompletedId = CheckCatalogue.All.OfType<AuditCompletedCheck>().Single().Id;

    /// <summary>Whether every run that has findings came to its end, and there is one.</summary>
    public static bool IsEveryRunComplete(IReadOnlyCollection<Finding> findings)
    {
        var completed = findings.Where(finding => finding.CheckId == CompletedId).Select(finding => finding.RunId).ToHashSet(StringComparer.Ordinal);
        return findings.Count > 0 && findings.All(finding => completed.Contains(finding.RunId));
    }
}
