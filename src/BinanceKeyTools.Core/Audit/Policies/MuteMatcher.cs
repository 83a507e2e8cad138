using System.Collections.Concurrent;
using BinanceKeyTools.Audit.Checks;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Finds the mute that covers a problem, and remembers which mutes were used. Safe on any thread. The order of the mutes
/// does not matter.</summary>
public sealed class MuteMatcher
{
    private readonly ConcurrentDictionary<Mute, bool> _used = new(ReferenceEqualityComparer.Instance);
    private readonly Entry[] _entries;

    /// <summary>Gets ready to match.</summary>
    /// <param name="mutes">The mutes of the policy.</param>
    /// <exception cref="FormatException">The name or vault of a mute is not a pattern.</exception>
    public MuteMatcher(IReadOnlyList<Mute> mutes)
    {
        ArgumentNullException.ThrowIfNull(mutes);
        All = mutes;

        // Of several mutes that cover a problem the one that lasts longest is told.
        _entries =
        [
            .. mutes.Select(mute => new Entry(mute))
                .OrderByDescending(entry => entry.Mute.Expires)
                .ThenBy(entry => entry.Mute.Owner, StringComparer.Ordinal)
                .ThenBy(entry => entry.Mute.Reason, StringComparer.Ordinal),
        ];
    }

    /// <summary>All mutes.</summary>
    public IReadOnlyList<Mute> All { get; }

    /// <summary>The mute that covers a problem and has not expired; of several the one that lasts longest. Each of them counts as used.</summary>
    /// <param name="check">The check that found the problem.</param>
    /// <param name="name">The name of the key.</param>
    /// <param name="vault">Its vault.</param>
    /// <param name="fingerprint">Its fingerprint.</param>
    /// <param name="today">The date, in UTC.</param>
    public Mute? Find(CheckMetadata check, string name, string? vault, string? fingerprint, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(check);
        Mute? found = null;
        foreach (var entry in _entries)
        {
            if (entry.Mute.Expires >= today && entry.Covers(check, name, vault, fingerprint))
            {
                _used.TryAdd(entry.Mute, true);
                found ??= entry.Mute;
            }
        }

        return found;
    }

    /// <summary>The mutes that have expired.</summary>
    /// <param name="today">The date, in UTC.</param>
    public IReadOnlyList<Mute> Expired(DateOnly today) => [.. All.Where(mute => mute.Expires < today)];

    /// <summary>The mutes that hold but have covered nothing so far.</summary>
    /// <param name="today">The date, in UTC.</param>
    public IReadOnlyList<Mute> Unused(DateOnly today) => [.. All.Where(mute => mute.Expires >= today && !_used.ContainsKey(mute))];

    private sealed class Entry(Mute mute)
    {
        private readonly NamePattern _name = NamePattern.Parse(mute.Name);
        private readonly NamePattern? _vault = mute.Vault is null ? null : NamePattern.Parse(mute.Vault);

        public Mute Mute => mute;

        public bool Covers(CheckMetadata check, string name, string? vault, string? fingerprint) =>
            (mute.Check == MuteReader.EveryCheck
                || string.Equals(mute.Check, check.Id, StringComparison.OrdinalIgnoreCase)
                || string.Equals(mute.Check, check.Name, StringComparison.OrdinalIgnoreCase))
            && _name.IsMatch(name)
            && (_vault is null || _vault.IsMatch(vault))
            && (mute.Fingerprint is null || string.Equals(mute.Fingerprint, fingerprint, StringComparison.OrdinalIgnoreCase));
    }
}
