using System.Globalization;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>What is known about a clock, in words.</summary>
internal static class ClockWords
{
    public static string Of(ClockOffset clock) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Math.Abs(clock.Offset.TotalSeconds):0.0##} s, ± {clock.Uncertainty.TotalSeconds:0.0##} s, measured on this machine");

    /// <summary>For a clock that the exchange complained about.</summary>
    public static string Reported(CaseFile file) => file.Clock is { } clock && !ClockLimits.Refuses(clock, file.RecvWindow)
        ? "as the exchange said; this machine's own clock is in order now"
        : "as the exchange said; it was not measured here";

    /// <summary>How long a request takes by this machine's clock until it arrives.</summary>
    public static TimeSpan Lag(ClockOffset clock) => clock.Offset + clock.Uncertainty;
}
