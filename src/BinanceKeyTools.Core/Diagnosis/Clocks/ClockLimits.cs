using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>
/// The rule of the exchange: a request is accepted when <c>timestamp &lt; serverTime + 1000</c> and
/// <c>serverTime - timestamp &lt;= recvWindow</c>, in milliseconds (Binance documentation, "Timing security").
/// </summary>
internal static class ClockLimits
{
    /// <summary>How far ahead of the server a timestamp is refused.</summary>
    public const int RefusedAhead = 1000;

    /// <summary>
    /// How many milliseconds after its own timestamp the measuring request was seen by the server: negative when the local clock is
    /// ahead. It holds the one-way trip, and no guess about the way back: offset plus half of the round trip is server time minus
    /// time of sending. Whole milliseconds, because timestamps are.
    /// </summary>
    public static long LatenessOf(ClockOffset sample) =>
        (long)Math.Ceiling((sample.Offset + sample.Uncertainty).Ticks / (decimal)TimeSpan.TicksPerMillisecond);

    public static bool IsTooEarly(long lateness) => lateness <= -RefusedAhead;

    public static bool IsTooLate(long lateness, int recvWindow) => lateness > recvWindow;

    public static bool IsAccepted(long lateness, int recvWindow) => !IsTooEarly(lateness) && !IsTooLate(lateness, recvWindow);
}
