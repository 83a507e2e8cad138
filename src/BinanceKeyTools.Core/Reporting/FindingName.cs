using System.Globalization;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting;

/// <summary>The identities of findings as other systems know them again: that of the finding, and longer where several share it.</summary>
internal static class FindingName
{
    /// <summary>An identity for each finding. Two keys of one vault and name, on two machines, share one and are told apart by the key; two
    /// causes about one key by the worst check that each keeps from being made; two runs on one machine by the run.</summary>
    /// <param name="findings">The findings, in the order of the report.</param>
    public static string[] Of(IReadOnlyList<Finding> findings) => DistinctNames.Of(
        findings,
        (finding, number) => string.Create(CultureInfo.InvariantCulture, $"{OfRun(finding)}:{number}"),
        finding => finding.Id,
        OfKey,
        OfCause,
        OfRun);

    private static string OfKey(Finding finding) => $"{finding.Id}:{finding.Fingerprint ?? finding.Host}";

    private static string OfCause(Finding finding) =>
        finding.Checks is [var worst, ..] && worst.Split(' ') is [_, var check, ..] ? $"{OfKey(finding)}:{check}" : OfKey(finding);

    private static string OfRun(Finding finding) => $"{OfCause(finding)}:{finding.RunId}";
}
