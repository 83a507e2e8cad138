using BinanceKeyTools.Json;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Reads the overrides of a policy.</summary>
/// <param name="policy">The policy so far, which has the purposes and limits.</param>
/// <param name="keys">The keys that the policy is meant for, when they are known.</param>
internal sealed class KeyOverrideReader(AuditPolicy policy, IReadOnlyCollection<KeyRecord>? keys)
{
    private readonly HashSet<KeyMatch> _matches = [];

    public KeyOverride Read(LocatedObject json)
    {
        var match = json.Object("match", ReadMatch) ?? new KeyMatch();
        if (!json.Has("match"))
        {
            json.Refuse("match", "'match' is missing", "Say which keys: \"match\": { \"name\": \"bot-*\" }.");
        }
        else if (match != new KeyMatch())
        {
            Compare(json, match);
        }

        var purpose = ReadPurpose(json, "purpose", policy);
        var result = new KeyOverride
        {
            Match = match,
            Purpose = purpose,
            Allow = PermissionReader.Read(json, "allow"),
            Thresholds = ThresholdReader.Read(json, policy.Thresholds),
            Checks = CheckSettingReader.Read(json, forKeys: true),
            Expect = json.Object("expect", ReadExpected),
        };
        if (result.Allow is { } allowed && result.Expect?.Permission is { } expected && (allowed & ~expected) is var lacking && lacking != KeyPermission.None)
        {
            json.Refuse("allow", $"{lacking} is allowed, but the expected state lacks it", "Add it to expect.permission, or do not allow it.");
        }

        if (json.Has("match") && json.Count == 1)
        {
            json.WarnOfWhole("this says nothing about the keys that fit", "Add a purpose, allow, thresholds, checks or expect, or delete it.");
        }

        return result;
    }

    /// <summary>The name of a purpose that the policy has.</summary>
    public static string? ReadPurpose(LocatedObject json, string name, AuditPolicy policy)
    {
        if (json.Text(name) is not { } text)
        {
            return null;
        }

        if (policy.Purposes.TryGetValue(text, out var rule))
        {
            return rule.Name;
        }

        var known = policy.Purposes.Values.Select(purpose => purpose.Name).Order(StringComparer.OrdinalIgnoreCase).ToArray();
        json.Refuse(name, $"there is no purpose {LocatedObject.Quote(text)}; known: {string.Join(", ", known)}", NearestWord.Suggest(text, known));
        return null;
    }

    private static KeyMatch ReadMatch(LocatedObject json)
    {
        var match = new KeyMatch
        {
            Name = PatternReader.Read(json, "name"),
            Vault = PatternReader.Read(json, "vault"),
            Owner = PatternReader.Read(json, "owner"),
            Tag = PatternReader.Read(json, "tag"),
            Fingerprint = PatternReader.ReadFingerprint(json),
        };
        if (json.Count == 0)
        {
            json.RefuseWhole("this names no keys", "For every key write \"name\": \"*\".");
        }

        return match;
    }

    private static ExpectedState ReadExpected(LocatedObject json)
    {
        var state = new ExpectedState
        {
            Permission = PermissionReader.Read(json, "permission"),
            IPRestricted = json.OptionalFlag("ipRestricted"),
            Fingerprint = PatternReader.ReadFingerprint(json),
        };
        if (json.Count == 0)
        {
            json.WarnOfWhole("no state is expected", "Add permission, ipRestricted or fingerprint, or delete it.");
        }

        return state;
    }

    private void Compare(LocatedObject json, KeyMatch match)
    {
        if (!_matches.Add(match))
        {
            json.Refuse("match", $"another entry above is for {Describe(match)} as well", "Make one of them.");
        }

        if (keys is not null && !keys.Any(match.Fits))
        {
            json.Warn("match", $"no key fits {Describe(match)}", "Get-BinanceKey shows names, vaults, owners and tags.");
        }
    }

    private static string Describe(KeyMatch match) => KeyLikeText.Hide(match.ToString());
}
