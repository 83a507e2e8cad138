using System.Globalization;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>How this machine's clock stands to the clock of one server, and what follows for requests.</summary>
public sealed record ClockReport
{
    /// <summary>The family whose server was asked.</summary>
    public required ApiFamily Family { get; init; }

    /// <summary>The environment that the server belongs to.</summary>
    public required BinanceEnvironment Environment { get; init; }

    /// <summary>The host that was really asked. Portfolio margin has no time endpoint and is measured on the spot host.</summary>
    public required string Host { get; init; }

    /// <summary>Whether timestamps of this clock are accepted.</summary>
    public required ClockVerdict Verdict { get; init; }

    /// <summary>Server time minus local time, by the sample with the shortest round trip; positive when the server is ahead,
    /// so that the local clock is slow.</summary>
    public required TimeSpan Offset { get; init; }

    /// <summary>Half of that round trip: the true offset lies within plus or minus this.</summary>
    public required TimeSpan Uncertainty { get; init; }

    /// <summary>The smallest offset of all samples.</summary>
    public required TimeSpan MinimumOffset { get; init; }

    /// <summary>The largest offset of all samples.</summary>
    public required TimeSpan MaximumOffset { get; init; }

    /// <summary>Milliseconds that the server gained on this clock per minute; <see langword="null"/> when the samples agree with
    /// one offset within their uncertainty.</summary>
    public double? Drift { get; init; }

    /// <summary>How many milliseconds late a request may arrive, as asked.</summary>
    public required int RecvWindow { get; init; }

    /// <summary>How much further ahead this clock may be before a request is refused; zero or negative when one is. Refused is what
    /// is 1000 ms ahead on arrival (Binance documentation, "Timing security").</summary>
    public required TimeSpan AheadMargin { get; init; }

    /// <summary>How much later a request may still arrive before it is refused; negative when one is.</summary>
    public required TimeSpan BehindMargin { get; init; }

    /// <summary>Every measurement, in order.</summary>
    public required ClockOffset[] Samples { get; init; }

    /// <summary>How this machine keeps its time.</summary>
    public required LocalClockState LocalClock { get; init; }

    /// <summary>What was found, in two sentences.</summary>
    public required string Explanation { get; init; }

    /// <summary>What to do on this machine, in order; empty when there is nothing to do.</summary>
    public required string[] Fix { get; init; }

    /// <summary>When the best sample was taken, by the local clock, in UTC.</summary>
    public required DateTimeOffset MeasuredAt { get; init; }

    /// <summary>Host, verdict and offset.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Host}: {Verdict}, {Offset.TotalMilliseconds:+0;-0;0} ms");
}
