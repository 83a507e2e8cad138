using System.Collections.Concurrent;
using System.IO.Enumeration;
using BinanceKeyTools.Audit.Checks;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Finds the mute that covers a problem, and remembers which mutes were used. Safe on any thread.</summary>
/// <param name="mutes">The mutes of the policy.</param>
public sealed class MuteMatcher(IReadOnlyList<Mute> mutes)
{
    private readonly ConcurrentDictionary<Mute, bool> _used = new(ReferenceEqualityComparer.Instance);

    /// <summary>All mutes.</summary>
    public IReadOnlyList<Mute> All => mutes;

    /// <summary>The first mute that covers a problem and has not expired.</summary>
    /// <param name="check">The check that found the problem.</param>
    /// <param name="name">The name of the key.</param>
    /// <param name="vault">Its vault.</param>
    /// <param name="fingerprint">Its fingerprint.</param>
    /// <param name="today">The date, in UTC.</param>
    public Mute? Find(CheckMetadata check, string name, string? vault, string? fingerprint, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(check);
        foreach (var mute in mutes)
        {
            if (mute.Expires >= today
                && (Matches(mute.Check, check.Id) || Matches(mute.Check, check.Name))
                && Matches(mute.Name, name)
                && (mute.Vault is null || Matches(mute.Vault, vault ?? ""))
                && (mute.Fingerprint is null || string.Equals(mute.Fingerprint, fingerprint, StringComparison.OrdinalIgnoreCase)))
            {
                _used[mute] = true;
                return mute;
            }
        }

        return null;
    }

    /// <summary>The mutes that have expired.</summary>
    /// <param name="today">The date, in UTC.</param>
    public IReadOnlyList<Mute> Expired(DateOnly today) => [.. mutes.Where(mute => mute.Expires < today)];

    /// <summary>The mutes that hold but have covered nothing so far.</summary>
    /// <param name="today">The date, in UTC.</param>
    public IReadOnlyList<Mute> Unused(DateOnly today) => [.. mutes.Where(mute => mute.Expires >= today && !_used.ContainsKey(mute))];

    private static bool Matches(string pattern, string text) => FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: true);
}
