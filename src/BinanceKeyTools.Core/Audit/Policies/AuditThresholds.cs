namespace BinanceKeyTools.Audit.Policies;

/// <summary>The limits that checks compare with.</summary>
public sealed record AuditThresholds
{
    /// <summary>How old a key may be. Advice goes from 30 to 90 days.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long before the end of the trading permission a key is reported.</summary>
    public TimeSpan ExpiryWarning { get; init; } = TimeSpan.FromDays(14);

    /// <summary>After which age a key without IP list is reported as at risk of being deleted or losing its rights. The exchange
    /// has announced 30 days for trading rights (2021) and is said to delete such keys after 90 days; neither is certain.</summary>
    public TimeSpan UnrestrictedMaxAge { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How far the clock may be off.</summary>
    public TimeSpan MaxClockOffset { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many keys an account may have by the exchange's rule.</summary>
    public int MaxKeysPerAccount { get; init; } = 30;

    /// <summary>How many keys below that limit an account is reported.</summary>
    public int KeyHeadroom { get; init; } = 3;

    /// <summary>How long a rotation may stay unfinished.</summary>
    public TimeSpan MaxPendingRotation { get; init; } = TimeSpan.FromDays(1);
}
