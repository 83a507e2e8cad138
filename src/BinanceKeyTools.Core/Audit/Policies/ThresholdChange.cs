namespace BinanceKeyTools.Audit.Policies;

/// <summary>The limits that a policy, or an override for a key, sets. What is <see langword="null"/> stays as it was.</summary>
public sealed record ThresholdChange
{
    /// <summary>See <see cref="AuditThresholds.MaxAge"/>.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>See <see cref="AuditThresholds.ExpiryWarning"/>.</summary>
    public TimeSpan? ExpiryWarning { get; init; }

    /// <summary>See <see cref="AuditThresholds.UnrestrictedMaxAge"/>.</summary>
    public TimeSpan? UnrestrictedMaxAge { get; init; }

    /// <summary>See <see cref="AuditThresholds.MaxClockOffset"/>.</summary>
    public TimeSpan? MaxClockOffset { get; init; }

    /// <summary>See <see cref="AuditThresholds.MaxKeysPerAccount"/>.</summary>
    public int? MaxKeysPerAccount { get; init; }

    /// <summary>See <see cref="AuditThresholds.KeyHeadroom"/>.</summary>
    public int? KeyHeadroom { get; init; }

    /// <summary>See <see cref="AuditThresholds.MaxPendingRotation"/>.</summary>
    public TimeSpan? MaxPendingRotation { get; init; }

    /// <summary>The limits after the change.</summary>
    /// <param name="before">The limits before.</param>
    public AuditThresholds ApplyTo(AuditThresholds before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return before with
        {
            MaxAge = MaxAge ?? before.MaxAge,
            ExpiryWarning = ExpiryWarning ?? before.ExpiryWarning,
            UnrestrictedMaxAge = UnrestrictedMaxAge ?? before.UnrestrictedMaxAge,
            MaxClockOffset = MaxClockOffset ?? before.MaxClockOffset,
            MaxKeysPerAccount = MaxKeysPerAccount ?? before.MaxKeysPerAccount,
            KeyHeadroom = KeyHeadroom ?? before.KeyHeadroom,
            MaxPendingRotation = MaxPendingRotation ?? before.MaxPendingRotation,
        };
    }
}
