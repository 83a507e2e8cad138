namespace BinanceKeyTools.Exchange;

/// <summary>How far a server's clock is ahead of this machine's.</summary>
/// <param name="Offset">Server time minus local time at the midpoint of the measuring request; positive when the server
/// is ahead.</param>
/// <param name="Uncertainty">Half the round trip: the true offset lies within plus or minus this.</param>
/// <param name="MeasuredAt">When it was measured, by the local clock, in UTC.</param>
public sealed record ClockOffset(TimeSpan Offset, TimeSpan Uncertainty, DateTimeOffset MeasuredAt);
