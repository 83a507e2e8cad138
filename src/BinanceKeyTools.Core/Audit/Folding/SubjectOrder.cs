using System.Numerics;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Folding;

/// <summary>Which of two descriptions of the same key is the better one: it knows more, or is newer. Total over everything that can
/// differ, so that the order in which findings arrive decides nothing.</summary>
internal static class SubjectOrder
{
    public static Comparer<AuditedKey> BestFirst { get; } = Comparer<AuditedKey>.Create(CompareBest);

    public static Comparer<AuditedKey> NewestFirst { get; } = Comparer<AuditedKey>.Create(
        (x, y) => y.ObservedAt.CompareTo(x.ObservedAt) is var byTime and not 0 ? byTime : CompareBest(x, y));

    private static int CompareBest(AuditedKey x, AuditedKey y) => First(
        CountUnknown(x).CompareTo(CountUnknown(y)),
        (y.IPRestricted is not null).CompareTo(x.IPRestricted is not null),
        (y.Fingerprint is not null).CompareTo(x.Fingerprint is not null),
        y.ObservedAt.CompareTo(x.ObservedAt),
        ((int)x.Permission).CompareTo((int)y.Permission),
        Nullable.Compare(x.IPRestricted, y.IPRestricted),
        string.CompareOrdinal(x.Vault, y.Vault),
        string.CompareOrdinal(x.Name, y.Name),
        string.CompareOrdinal(x.Host, y.Host),
        string.CompareOrdinal(x.Fingerprint, y.Fingerprint),
        string.CompareOrdinal(x.ApiKey, y.ApiKey),
        string.CompareOrdinal(x.Label, y.Label),
        string.CompareOrdinal(x.Purpose, y.Purpose),
        string.CompareOrdinal(x.Owner, y.Owner),
        string.CompareOrdinal(x.Account, y.Account),
        x.Environment.CompareTo(y.Environment),
        Nullable.Compare(x.Algorithm, y.Algorithm),
        Nullable.Compare(x.CreatedAt, y.CreatedAt),
        Nullable.Compare(x.TradingExpiresAt, y.TradingExpiresAt),
        string.CompareOrdinal(y.LastKnown?.ToString(), x.LastKnown?.ToString()));

    private static int CountUnknown(AuditedKey key) => BitOperations.PopCount((uint)key.UnknownPermission);

    private static int First(params int[] comparisons) => Array.Find(comparisons, comparison => comparison != 0);
}
