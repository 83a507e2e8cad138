using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks.Ages;

/// <summary>When a key was created, and who says so: the exchange, or else what is recorded with the key.</summary>
/// <param name="CreatedAt">When, in UTC.</param>
/// <param name="Age">How long ago; negative when the date is yet to come and cannot be right.</param>
/// <param name="Origin">Where it stands: <c>createTime</c> or <c>bkt.createdAt</c>.</param>
internal sealed record KeyAge(DateTimeOffset CreatedAt, TimeSpan Age, string Origin)
{
    /// <summary>Whether the date cannot be right, because it is yet to come.</summary>
    public bool IsAhead => Age < TimeSpan.Zero;

    /// <summary>The evidence: <c>createTime: 2026-03-14 09:26 UTC</c>.</summary>
    public string Evidence => $"{Origin}: {EvidenceText.Time(CreatedAt)}";

    /// <summary>Finds out; <see langword="null"/> when nobody says.</summary>
    public static KeyAge? Of(CheckContext context)
    {
        var told = context.Evidence.Restriction.Value?.CreatedAt;
        return (told ?? context.Evidence.Key.CreatedAt) is { } createdAt
            ? new KeyAge(createdAt, ElapsedTime.Since(createdAt, context.Now) ?? context.Now - createdAt, told is null ? "bkt.createdAt" : "createTime")
            : null;
    }
}
