namespace BinanceKeyTools.Audit.Findings;

/// <summary>The order in which findings are shown.</summary>
public sealed class FindingOrder : IComparer<Finding>
{
    private FindingOrder()
    {
    }

    /// <summary>Problems that are not muted, then muted ones, then the rest; within these by severity, then failures before unknowns, then
    /// vault, name and check. An unknown ranks by the severity of what it could hide.</summary>
    public static FindingOrder WorstFirst { get; } = new();

    /// <inheritdoc/>
    public int Compare(Finding? x, Finding? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 1 : 0) - (y is null ? 1 : 0);
        }

        var byRank = Rank(x).CompareTo(Rank(y));
        byRank = byRank != 0 ? byRank : y.Severity.CompareTo(x.Severity);
        byRank = byRank != 0 ? byRank : x.Status.CompareTo(y.Status);
        byRank = byRank != 0 ? byRank : string.Compare(x.Vault, y.Vault, StringComparison.OrdinalIgnoreCase);
        byRank = byRank != 0 ? byRank : string.Compare(x.Name, y.Name, StringComparison.OrdinalIgnoreCase);
        return byRank != 0 ? byRank : string.CompareOrdinal(x.CheckId, y.CheckId);
    }

    private static int Rank(Finding finding) => finding.Status switch
    {
        FindingStatus.Fail or FindingStatus.Unknown => finding.Muted ? 1 : 0,
        FindingStatus.Pass => 2,
        _ => 3,
    };
}
