using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>
/// The accept condition of the exchange: <c>timestamp &lt; server + 1000 ms</c> and <c>server − timestamp ≤ recvWindow</c> (spot
/// rest-api.md, "Timing security"), for a program that sends this machine's own time.
/// </summary>
public static class ClockLimits
{
    private static readonly TimeSpan AllowedLead = TimeSpan.FromSeconds(1);

    /// <summary>Whether this machine's clock is so far ahead that requests are refused for certain.</summary>
    /// <param name="clock">The measured offset.</param>
    public static bool IsTooFarAhead(ClockOffset clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return -clock.Offset - clock.Uncertainty >= AllowedLead;
    }

    /// <summary>Whether this machine's clock is so far behind that requests are refused for certain.</summary>
    /// <param name="clock">The measured offset.</param>
    /// <param name="recvWindow">How late a request may arrive.</param>
    public static bool IsTooFarBehind(ClockOffset clock, TimeSpan recvWindow)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.Offset - clock.Uncertainty > recvWindow;
    }

    /// <summary>Whether requests with this machine's own time are refused for certain.</summary>
    /// <param name="clock">The measured offset.</param>
    /// <param name="recvWindow">How late a request may arrive.</param>
    public static bool Refuses(ClockOffset clock, TimeSpan recvWindow) => IsTooFarAhead(clock) || IsTooFarBehind(clock, recvWindow);
}
