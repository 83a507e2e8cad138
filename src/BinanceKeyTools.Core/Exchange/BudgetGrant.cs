namespace BinanceKeyTools.Exchange;

/// <summary>Whether a request may be sent now.</summary>
/// <param name="Waited">How long it waited for its turn.</param>
/// <param name="BannedUntil">The end of a ban that keeps it from being sent.</param>
/// <param name="HeldFor">How long a 429 keeps it from being sent, when that is too long to wait.</param>
internal readonly record struct BudgetGrant(TimeSpan Waited, DateTimeOffset? BannedUntil, TimeSpan? HeldFor);
