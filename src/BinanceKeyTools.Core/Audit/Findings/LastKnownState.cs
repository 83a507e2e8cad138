namespace BinanceKeyTools.Audit.Findings;

/// <summary>What the exchange told about a key at a moment: kept when later runs cannot ask.</summary>
/// <param name="At">When it was told, in UTC.</param>
/// <param name="Permission">The permissions that were on.</param>
/// <param name="UnknownPermission">The permissions of which nothing was known then either.</param>
/// <param name="IPRestricted">Whether the key was restricted to addresses; <see langword="null"/> when that was unknown.</param>
public sealed record LastKnownState(DateTimeOffset At, KeyPermission Permission, KeyPermission UnknownPermission, bool? IPRestricted)
{
    /// <summary>What is known about a key, now or last; <see langword="null"/> when the exchange never told anything. A permission that the
    /// newest answer does not tell is as it was told last.</summary>
    /// <param name="key">The key.</param>
    internal static LastKnownState? Of(AuditedKey key)
    {
        var isTold = IsTold(key);
        if (key.LastKnown is not { } last)
        {
            return isTold ? new(key.ObservedAt, key.Permission, key.UnknownPermission, key.IPRestricted) : null;
        }

        return new(
            isTold ? key.ObservedAt : last.At,
            (key.Permission & ~key.UnknownPermission) | (last.Permission & key.UnknownPermission),
            key.UnknownPermission & last.UnknownPermission,
            key.IPRestricted ?? last.IPRestricted);
    }

    /// <summary>Whether the exchange told anything about the key when it was looked at.</summary>
    internal static bool IsTold(AuditedKey key) => key.IPRestricted is not null || key.UnknownPermission != PermissionField.Every;

    /// <summary>What a later description has to carry on of an earlier one; <see langword="null"/> when it knows everything itself, or is
    /// about another key.</summary>
    internal static LastKnownState? After(AuditedKey earlier, AuditedKey later) =>
        (later.UnknownPermission == KeyPermission.None && later.IPRestricted is not null)
        || (earlier.Fingerprint is not null && later.Fingerprint is not null && earlier.Fingerprint != later.Fingerprint)
            ? null
            : Of(earlier);
}
