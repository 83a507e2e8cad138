using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Folding;

/// <summary>Which of several findings of one check about one key counts.</summary>
internal static class FindingChoice
{
    public static Comparer<Finding> NewestFirst { get; } = Comparer<Finding>.Create(
        (x, y) => y.ObservedAt.CompareTo(x.ObservedAt) is var byTime and not 0 ? byTime : CompareWorst(x, y));

    /// <summary>A failure beats a pass; what could not be found out yields to both.</summary>
    public static Comparer<Finding> WorstKnownFirst { get; } = Comparer<Finding>.Create(CompareWorst);

    private static int CompareWorst(Finding x, Finding y) => First(
        Rank(x.Status).CompareTo(Rank(y.Status)),
        y.Severity.CompareTo(x.Severity),
        x.Muted.CompareTo(y.Muted),
        y.ObservedAt.CompareTo(x.ObservedAt),
        string.CompareOrdinal(x.RunId, y.RunId),
        string.CompareOrdinal(x.Host, y.Host),
        string.CompareOrdinal(x.Id, y.Id),
        x.Reason.CompareTo(y.Reason),
        string.CompareOrdinal(x.Message, y.Message),
        string.CompareOrdinal(x.Policy, y.Policy),
        string.CompareOrdinal(string.Join('\0', x.Evidence), string.Join('\0', y.Evidence)),
        string.CompareOrdinal(x.Remediation, y.Remediation),
        string.CompareOrdinal(x.Command, y.Command),
        string.CompareOrdinal(x.MuteReason, y.MuteReason));

    private static int Rank(FindingStatus status) => status switch
    {
        FindingStatus.Fail => 0,
        FindingStatus.Pass => 1,
        FindingStatus.NotApplicable => 2,
        _ => 3,
    };

    private static int First(params int[] comparisons) => Array.Find(comparisons, comparison => comparison != 0);
}
