using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>What keys are held against.</summary>
public sealed record AuditPolicy
{
    /// <summary>The name, for example <c>Strict</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the policy is for, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>What is asked beside what each key may do. Checks that need more do not run.</summary>
    public EvidenceQuestion Questions { get; init; } = EvidenceQuestion.Restriction;

    /// <summary>The limits, unless an override for a key says otherwise.</summary>
    public AuditThresholds Thresholds { get; init; } = new();

    /// <summary>What is known and accepted for a while.</summary>
    public IReadOnlyList<Mute> Mutes { get; init; } = [];

    /// <summary>What the policy says about vaults and runs, which no override for a key concerns.</summary>
    public KeyPolicy General => new() { Thresholds = Thresholds };

    /// <summary>What the policy says about a key.</summary>
    /// <param name="key">What is recorded about the key.</param>
    public KeyPolicy For(KeyRecord key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new KeyPolicy
        {
            PurposeName = key.Purpose,
            Purpose = Enum.TryParse<KeyPurpose>(key.Purpose, ignoreCase: true, out var purpose) ? PurposeRule.Of(purpose) : null,
            Thresholds = Thresholds,
        };
    }
}
