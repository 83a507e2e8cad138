using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Inventory;

/// <summary>A place in an audit policy that speaks of a key, and is left behind when the key goes.</summary>
/// <param name="Policy">The name of the policy.</param>
/// <param name="Source">Where the policy comes from: the path of its file, or <c>built-in</c>.</param>
/// <param name="What">The place, in words.</param>
public sealed record PolicyMention(string Policy, string? Source, string What)
{
    private const string EveryName = "*";

    /// <summary>Finds what a policy says about a key by its name or fingerprint. What is said about every key is left out.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="key">The key.</param>
    public static IReadOnlyList<PolicyMention> Find(AuditPolicy policy, KeyRecord key)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(key);
        return
        [
            .. Overrides(policy, key).Concat(Mutes(policy, key)).Concat(Purposes(policy, key))
                .Select(what => new PolicyMention(policy.Name, policy.Source, what)),
        ];
    }

    /// <summary>The mention as a sentence.</summary>
    public override string ToString() => $"The audit policy '{Policy}'{(Source is null ? "" : $" ({Source})")} has {What}.";

    private static IEnumerable<string> Overrides(AuditPolicy policy, KeyRecord key) =>
        from entry in policy.Keys
        where IsAboutName(entry.Match.Name?.Text) || entry.Match.Fingerprint is not null
        where entry.Match.Fits(key)
        let purpose = entry.Purpose is null ? "" : $" with the purpose '{entry.Purpose}'"
        select $"an entry for {entry.Match}{purpose}";

    private static IEnumerable<string> Mutes(AuditPolicy policy, KeyRecord key) =>
        from mute in policy.Mutes
        where IsAboutName(mute.Name) || mute.Fingerprint is not null
        where Fits(mute.Name, key.Name) && (mute.Vault is null || Fits(mute.Vault, key.Vault))
        where mute.Fingerprint is null || string.Equals(mute.Fingerprint, key.Fingerprint, StringComparison.OrdinalIgnoreCase)
        select $"a mute of {(mute.Check == EveryName ? "every check" : mute.Check)} for '{mute.Name}'{(mute.Origin is null ? "" : $" at {mute.Origin}")}";

    // The purposes that every policy knows are no sign that this one was written for the key.
    private static IEnumerable<string> Purposes(AuditPolicy policy, KeyRecord key) =>
        key.Purpose is { } purpose && policy.Purposes.ContainsKey(purpose) && !Enum.GetNames<KeyPurpose>().Contains(purpose, StringComparer.OrdinalIgnoreCase)
            ? [$"its purpose '{purpose}'"]
            : [];

    private static bool IsAboutName(string? pattern) => pattern is not (null or EveryName);

    private static bool Fits(string pattern, string? name) => NamePattern.TryParse(pattern, out var parsed, out _) && parsed.IsMatch(name);
}
