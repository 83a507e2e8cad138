namespace BinanceKeyTools.Keys;

/// <summary>The time since a date that somebody recorded or told, as far as the date can be right.</summary>
public static class ElapsedTime
{
    // Clocks differ and dates are recorded without time; what lies further ahead is a mistake.
    private static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);

    /// <summary>Whether a date cannot be right, because it is yet to come: the date or this machine's clock is wrong.</summary>
    /// <param name="date">The date.</param>
    /// <param name="now">The time.</param>
    public static bool IsAhead(DateTimeOffset date, DateTimeOffset now) => date - now > Tolerance;

    /// <summary>The time since a date, never negative.</summary>
    /// <param name="date">The date; <see langword="null"/> when it is not known.</param>
    /// <param name="now">The time.</param>
    /// <returns><see langword="null"/> when the date is not known or cannot be right.</returns>
    public static TimeSpan? Since(DateTimeOffset? date, DateTimeOffset now) =>
        date is not { } start || IsAhead(start, now) ? null : start > now ? TimeSpan.Zero : now - start;
}
