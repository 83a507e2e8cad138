using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>A policy as it holds for one key: the general part with the overrides that match the key.</summary>
public sealed record KeyPolicy
{
    /// <summary>The purpose that the key is judged by: set by the policy, or else as recorded; <see langword="null"/> when neither says one.
    /// It may be a text that the policy does not know: then <see cref="Purpose"/> is <see langword="null"/>.</summary>
    public string? PurposeName { get; init; }

    /// <summary>The rule for that purpose; <see langword="null"/> when there is no purpose, or none that the policy knows.</summary>
    public PurposeRule? Purpose { get; init; }

    /// <summary>Rights that this key may have whatever its purpose says.</summary>
    public KeyPermission Allowed { get; init; }

    /// <summary>The state that is expected of this very key; <see langword="null"/> when the policy expects none.</summary>
    public ExpectedState? Expected { get; init; }

    /// <summary>The limits.</summary>
    public AuditThresholds Thresholds { get; init; } = new();

    /// <summary>Checks that are switched off for this key, by id.</summary>
    public IReadOnlySet<string> DisabledChecks { get; init; } = new HashSet<string>();

    /// <summary>Severities that the policy sets, by check id.</summary>
    public IReadOnlyDictionary<string, FindingSeverity> Severities { get; init; } = new Dictionary<string, FindingSeverity>();

    /// <summary>Whether the policy lets the key have a right: its purpose does not forbid it, or it is allowed for this key.
    /// Without a purpose only reading is, and what is allowed for the key.</summary>
    /// <param name="permission">One permission.</param>
    public bool Permits(KeyPermission permission) =>
        Allowed.HasFlag(permission)
        || (Purpose is { } purpose ? !purpose.Forbidden.HasFlag(permission) : permission is KeyPermission.Reading or KeyPermission.FixReadOnly);

    /// <summary>Whether a check runs for this key.</summary>
    /// <param name="check">The check.</param>
    public bool IsEnabled(AuditCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return !DisabledChecks.Contains(check.Id);
    }

    /// <summary>The severity of a check for this key.</summary>
    /// <param name="check">The check.</param>
    public FindingSeverity SeverityOf(AuditCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return Severities.TryGetValue(check.Id, out var severity) ? severity : check.Metadata.Severity;
    }
}
