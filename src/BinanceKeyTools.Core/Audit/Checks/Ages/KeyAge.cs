namespace BinanceKeyTools.Audit.Checks.Ages;

/// <summary>When a key was created, and who says so: the exchange, or else what is recorded with the key.</summary>
/// <param name="CreatedAt">When, in UTC.</param>
/// <param name="Age">How long ago.</param>
/// <param name="Origin">Where it stands: <c>createTime</c> or <c>bkt.createdAt</c>.</param>
internal sealed record KeyAge(DateTimeOffset CreatedAt, TimeSpan Age, string Origin)
{
    // Clocks differ and dates are recorded without time; what lies further ahead is a mistake.
    private static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);

    /// <summary>Whether the date cannot be right, because it is yet to come.</summary>
    public bool IsAhead => Age < -Tolerance;

    /// <summary>The evidence: <c>createTime: 2026-03-14 09:26 UTC</c>.</summary>
    public string Evidence => $"{Origin}: {EvidenceText.Time(CreatedAt)}";

    /// <summary>Finds out; <see langword="null"/> when nobody says.</summary>
    public static KeyAge? Of(CheckContext context)
    {
        var told = context.Evidence.Restriction.Value?.CreatedAt;
        return (told ?? context.Evidence.Key.CreatedAt) is { } createdAt
            ? new KeyAge(createdAt, context.Now - createdAt, told is null ? "bkt.createdAt" : "createTime")
            : null;
    }
}
