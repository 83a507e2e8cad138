using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>In what runs of one policy deviate from the standard checks.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Hosts">The machines that ran with it.</param>
/// <param name="Lines">A line for each deviation; none when there is none.</param>
internal sealed record DeviationSet(string Policy, IReadOnlyList<string> Hosts, IReadOnlyList<string> Lines)
{
    private const string CheckId = "BKT1904";
    private const string NoDeviation = "deviations: 0";

    /// <summary>The deviations of the runs of a report; runs that deviate in the same are told once.</summary>
    /// <param name="findings">All findings.</param>
    public static DeviationSet[] Of(IEnumerable<Finding> findings) =>
    [
        .. findings.Where(IsAbout)
            .GroupBy(finding => (finding.Policy, Lines: string.Join('\n', LinesOf(finding))))
            .Select(group => new DeviationSet(
                group.Key.Policy,
                [.. group.Select(finding => finding.Host).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)],
                [.. LinesOf(group.First())]))
            .OrderByDescending(set => set.Lines.Count)
            .ThenBy(set => set.Policy, StringComparer.Ordinal)
            .ThenBy(set => set.Hosts[0], StringComparer.Ordinal),
    ];

    /// <summary>Whether a finding lists the deviations of a run.</summary>
    public static bool IsAbout(Finding finding) => finding is { CheckId: CheckId, Scope: FindingScope.Run };

    /// <summary>How many runs do not say whether they deviate: they were stopped, or made by an earlier version.</summary>
    /// <param name="findings">All findings.</param>
    public static int CountSilentRuns(IReadOnlyCollection<Finding> findings) =>
        findings.Select(finding => finding.RunId).Except(findings.Where(IsAbout).Select(finding => finding.RunId), StringComparer.Ordinal).Count();

    private static IEnumerable<string> LinesOf(Finding finding) => finding.Evidence.Where(line => line != NoDeviation);
}
