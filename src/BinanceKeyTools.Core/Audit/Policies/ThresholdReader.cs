using BinanceKeyTools.Json;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Reads limits.</summary>
internal static class ThresholdReader
{
    private const string Member = "thresholds";
    private const int MostDays = 3650;
    private const int MostHours = 24 * MostDays;
    private const int MostKeys = 10_000;
    private const int MostMilliseconds = 60_000;

    /// <summary>The limits that a policy or an override sets; <see langword="null"/> when it sets none.</summary>
    /// <param name="json">The policy or override.</param>
    /// <param name="before">The limits that it changes.</param>
    public static ThresholdChange? Read(LocatedObject json, AuditThresholds before) => json.Object(Member, limits =>
    {
        var change = new ThresholdChange
        {
            MaxAge = Days(limits, "maxAgeDays", 1),
            ExpiryWarning = Days(limits, "expiryWarningDays", 0),
            UnrestrictedMaxAge = Days(limits, "unrestrictedMaxAgeDays", 0),
            MaxClockOffset = limits.OptionalInteger("maxClockOffsetMs", 1, MostMilliseconds) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            MaxKeysPerAccount = (int?)limits.OptionalInteger("maxKeysPerAccount", 1, MostKeys),
            KeyHeadroom = (int?)limits.OptionalInteger("keyHeadroom", 0, MostKeys),
            MaxPendingRotation = limits.OptionalInteger("maxPendingRotationHours", 0, MostHours) is { } hours ? TimeSpan.FromHours(hours) : null,
        };
        RefuseContradictions(limits, change.ApplyTo(before));
        return change;
    });

    private static TimeSpan? Days(LocatedObject json, string name, int minimum) =>
        json.OptionalInteger(name, minimum, MostDays) is { } days ? TimeSpan.FromDays(days) : null;

    private static void RefuseContradictions(LocatedObject limits, AuditThresholds after)
    {
        if (after.ExpiryWarning > after.MaxAge)
        {
            limits.Warn(
                limits.Has("expiryWarningDays") ? "expiryWarningDays" : "maxAgeDays",
                $"the warning before the end of the trading permission ({Amount.Of(after.ExpiryWarning.Days, "day")}) is longer than a key may live ({Amount.Of(after.MaxAge.Days, "day")})",
                "Make expiryWarningDays smaller than maxAgeDays.");
        }

        if (after.KeyHeadroom >= after.MaxKeysPerAccount)
        {
            limits.Refuse(
                limits.Has("keyHeadroom") ? "keyHeadroom" : "maxKeysPerAccount",
                $"with a headroom of {after.KeyHeadroom} below a limit of {Amount.Keys(after.MaxKeysPerAccount)} every account would be reported",
                "Make keyHeadroom smaller than maxKeysPerAccount.");
        }
    }
}
