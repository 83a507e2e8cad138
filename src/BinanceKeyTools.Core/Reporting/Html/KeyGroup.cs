using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>The keys of one owner or one account.</summary>
internal sealed class KeyGroup
{
    private KeyGroup(string? name, KeyRow[] rows, int number)
    {
        Name = name;
        Rows = rows;
        Number = number;
    }

    /// <summary>The owner or the account; <see langword="null"/> for keys without one.</summary>
    public string? Name { get; }

    /// <summary>The keys, worst first.</summary>
    public KeyRow[] Rows { get; }

    /// <summary>Its place, from 1.</summary>
    public int Number { get; }

    /// <summary>The failures of the keys.</summary>
    public int FailedCount => Rows.Sum(row => row.Key.FailedCount);

    /// <summary>What is unknown about the keys, a cause each.</summary>
    public int UnknownCount => Rows.Sum(row => row.UnknownCount);

    /// <summary>The worst problem of the keys; <see langword="null"/> when there is none.</summary>
    public KeyAudit Worst => Rows[0].Key;

    /// <summary>Groups keys by a name without regard to case, worst first, then by failures, unknowns and name.</summary>
    /// <param name="rows">The keys, worst first.</param>
    /// <param name="nameOf">The name; empty for none.</param>
    public static KeyGroup[] Of(IEnumerable<KeyRow> rows, Func<KeyAudit, string?> nameOf) =>
    [
        .. rows.GroupBy(row => nameOf(row.Key)?.Trim() ?? "", StringComparer.OrdinalIgnoreCase)
            .Select(group => new KeyGroup(group.Key.Length == 0 ? null : group.Key, [.. group], 0))
            .OrderByDescending(group => KeyRank.Of(group.Worst))
            .ThenByDescending(group => group.FailedCount)
            .ThenByDescending(group => group.UnknownCount)
            .ThenBy(group => group.Name, StringComparer.OrdinalIgnoreCase)
            .Select((group, place) => new KeyGroup(group.Name, group.Rows, place + 1)),
    ];
}
