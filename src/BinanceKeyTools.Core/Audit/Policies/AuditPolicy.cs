using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>What keys are held against.</summary>
public sealed record AuditPolicy
{
    /// <summary>The version of the format of policy files and mute files that this version reads and writes.</summary>
    public const int FormatVersion = 1;

    private static readonly Dictionary<string, PurposeRule> KnownPurposes =
        Enum.GetValues<KeyPurpose>().Select(PurposeRule.Of).ToDictionary(rule => rule.Name, StringComparer.OrdinalIgnoreCase);

    private readonly KeyOverrideIndex _keys = new([]);

    /// <summary>The name, for example <c>Strict</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the policy is for, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>Where it comes from: the path of its file, or <c>built-in</c>; <see langword="null"/> when it was made by a program.</summary>
    public string? Source { get; init; }

    /// <summary>The policy that it extends, as named there.</summary>
    public string? Extends { get; init; }

    /// <summary>What is asked beside what each key may do. Checks that need more do not run.</summary>
    public EvidenceQuestion Questions { get; init; } = EvidenceQuestion.Restriction;

    /// <summary>The limits, unless an override for a key says otherwise.</summary>
    public AuditThresholds Thresholds { get; init; } = new();

    /// <summary>The purposes by name, in any case: those of <see cref="KeyPurpose"/> unless the policy changes them, and its own.</summary>
    public IReadOnlyDictionary<string, PurposeRule> Purposes { get; init; } = KnownPurposes;

    /// <summary>The purpose of keys for which none is recorded.</summary>
    public string? DefaultPurpose { get; init; }

    /// <summary>What is said about checks, unless an override for a key says otherwise.</summary>
    public CheckSettings Checks { get; init; } = CheckSettings.None;

    /// <summary>What is said about some keys only. Later ones win over earlier ones.</summary>
    public IReadOnlyList<KeyOverride> Keys
    {
        get => _keys.All;
        init => _keys = new KeyOverrideIndex(value);
    }

    /// <summary>What is known and accepted for a while.</summary>
    public IReadOnlyList<Mute> Mutes { get; init; } = [];

    /// <summary>What the policy says about vaults and runs, which no override for a key concerns.</summary>
    internal KeyPolicy General => new() { Thresholds = Thresholds, DisabledChecks = Checks.Disabled, Severities = Checks.Severities };

    /// <summary>What the policy says about a key. The purpose is that of the last override that sets one, or else as recorded, or
    /// else the default.</summary>
    /// <param name="key">What is recorded about the key.</param>
    public KeyPolicy For(KeyRecord key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var sum = new OverrideSum(Purpose: null, KeyPermission.None, Thresholds, Checks, Expect: null);
        foreach (var match in _keys.For(key))
        {
            sum = match.ApplyTo(sum);
        }

        var recorded = string.IsNullOrWhiteSpace(key.Purpose) ? DefaultPurpose : key.Purpose;
        var rule = (sum.Purpose ?? recorded) is { } name ? Purposes.GetValueOrDefault(name) : null;
        return new KeyPolicy
        {
            PurposeName = rule?.Name ?? sum.Purpose ?? recorded,
            Purpose = rule,
            Allowed = sum.Allow,
            Expected = sum.Expect,
            Thresholds = sum.Thresholds,
            DisabledChecks = sum.Checks.Disabled,
            Severities = sum.Checks.Severities,
        };
    }

    /// <summary>Whether a check runs, unless an override for a key says otherwise.</summary>
    /// <param name="check">The check.</param>
    public bool IsEnabled(AuditCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return !Checks.Disabled.Contains(check.Id);
    }

    /// <summary>The severity of a check, unless an override for a key says otherwise.</summary>
    /// <param name="check">The check.</param>
    public FindingSeverity SeverityOf(AuditCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return Checks.Severities.TryGetValue(check.Id, out var severity) ? severity : check.Metadata.Severity;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
