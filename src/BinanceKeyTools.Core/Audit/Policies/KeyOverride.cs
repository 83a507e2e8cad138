namespace BinanceKeyTools.Audit.Policies;

/// <summary>What a policy says about the keys that fit. What is <see langword="null"/> stays as earlier overrides left it.</summary>
public sealed record KeyOverride
{
    /// <summary>Which keys.</summary>
    public required KeyMatch Match { get; init; }

    /// <summary>The purpose that they are judged by, whatever is recorded.</summary>
    public string? Purpose { get; init; }

    /// <summary>Rights that they may have whatever their purpose says.</summary>
    public KeyPermission? Allow { get; init; }

    /// <summary>Their limits.</summary>
    public ThresholdChange? Thresholds { get; init; }

    /// <summary>Their checks.</summary>
    public CheckSettings? Checks { get; init; }

    /// <summary>The state that is expected of them.</summary>
    public ExpectedState? Expect { get; init; }

    /// <summary>What the policy says about a key after this override.</summary>
    /// <param name="before">What earlier overrides came to.</param>
    internal OverrideSum ApplyTo(OverrideSum before) => new(
        Purpose ?? before.Purpose,
        Allow ?? before.Allow,
        Thresholds?.ApplyTo(before.Thresholds) ?? before.Thresholds,
        Checks is null ? before.Checks : before.Checks.With(Checks),
        Expect is null ? before.Expect : (before.Expect ?? new ExpectedState()) with
        {
            Permission = Expect.Permission ?? before.Expect?.Permission,
            IPRestricted = Expect.IPRestricted ?? before.Expect?.IPRestricted,
            Fingerprint = Expect.Fingerprint ?? before.Expect?.Fingerprint,
        });
}
