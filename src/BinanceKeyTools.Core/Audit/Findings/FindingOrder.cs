namespace BinanceKeyTools.Audit.Findings;

/// <summary>The order in which findings are shown.</summary>
public sealed class FindingOrder : IComparer<Finding>
{
    private FindingOrder()
    {
    }

    /// <summary>Unmuted failures, then what could not be found out, then muted problems, then the rest; within these by severity, vault, name and
    /// check.</summary>
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
        byRank = byRank != 0 ? byRank : string.Compare(x.Vault, y.Vault, StringComparison.OrdinalIgnoreCase);
        byRank = byRank != 0 ? byRank : string.Compare(x.Name, y.Name, StringComparison.OrdinalIgnoreCase);
        return byRank != 0 ? byRank : string.CompareOrdinal(x.CheckId, y.CheckId);
    }

    private static int Rank(Finding finding) => finding.Status switch
    {
        FindingStatus.Fail => finding.Muted ? 2 : 0,
        FindingStatus.Unknown => finding.Muted ? 2 : 1,
        FindingStatus.Pass => 3,
        _ => 4,
    };
}
