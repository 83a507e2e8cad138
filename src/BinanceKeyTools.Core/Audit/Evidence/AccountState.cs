using System.Collections.Immutable;

namespace BinanceKeyTools.Audit.Evidence;

/// <summary>The state of the account that a key belongs to, from four answers. What an answer lacks is <see langword="null"/>, and so is
/// all that a missing answer would have told.</summary>
public sealed record AccountState
{
    /// <summary>Why a question has no answer, by the path of the question.</summary>
    internal ImmutableDictionary<string, Obstacle> Unanswered { get; init; } = ImmutableDictionary<string, Obstacle>.Empty;

    /// <summary>"Normal", or another word (<c>GET /sapi/v1/account/status</c>).</summary>
    public string? Status { get; init; }

    /// <summary>Whether behaviour rules locked trading by API (<c>GET /sapi/v1/account/apiTradingStatus</c>).</summary>
    public bool? IsTradingLocked { get; init; }

    /// <summary>When the lock is planned to end, in UTC.</summary>
    public DateTimeOffset? PlannedRecoverTime { get; init; }

    /// <summary>Whether the account has opened margin (<c>GET /sapi/v1/account/info</c>).</summary>
    public bool? IsMarginEnabled { get; init; }

    /// <summary>Whether the account has opened futures.</summary>
    public bool? IsFutureEnabled { get; init; }

    /// <summary>Whether the account has opened options.</summary>
    public bool? IsOptionsEnabled { get; init; }

    /// <summary>Whether the account uses portfolio margin.</summary>
    public bool? IsPortfolioMarginEnabled { get; init; }

    /// <summary>Whether the account may trade (<c>GET /api/v3/account</c>).</summary>
    public bool? CanTrade { get; init; }

    /// <summary>Whether the account may withdraw.</summary>
    public bool? CanWithdraw { get; init; }

    /// <summary>Whether the account may deposit.</summary>
    public bool? CanDeposit { get; init; }
}
