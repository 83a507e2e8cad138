using System.Globalization;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>Judges samples of a server's clock by the exchange's rule.</summary>
internal sealed class ClockJudge
{
    // More than this off, and the exchange's 1000 ms are soon used up.
    private const int WarnedMilliseconds = 500;

    // Server times are whole milliseconds, so that two samples may differ by one without any drift.
    private static readonly TimeSpan Granularity = TimeSpan.FromMilliseconds(1);

    private readonly IReadOnlyList<ClockOffset> _samples;
    private readonly int _recvWindow;
    private readonly long[] _lateness;

    public ClockJudge(IReadOnlyList<ClockOffset> samples, int recvWindow)
    {
        _samples = samples;
        _recvWindow = recvWindow;
        _lateness = [.. samples.Select(ClockLimits.LatenessOf)];
        Best = samples.MinBy(sample => sample.Uncertainty)!;
        Drift = FindDrift();
        Verdict = FindVerdict();
    }

    /// <summary>The sample with the shortest round trip.</summary>
    public ClockOffset Best { get; }

    public double? Drift { get; }

    public ClockVerdict Verdict { get; }

    public TimeSpan AheadMargin => TimeSpan.FromMilliseconds(ClockLimits.RefusedAhead + _lateness.Min());

    public TimeSpan BehindMargin => TimeSpan.FromMilliseconds(_recvWindow - _lateness.Max());

    /// <summary>What was found, in two sentences.</summary>
    public string Explain(string host) => Verdict switch
    {
        ClockVerdict.TooFast => $"This machine's clock is {Size(Best.Offset)} ahead of {host}, and timestamps from 1000 ms ahead are refused with -1021. "
            + "No recvWindow helps against that; only the clock does.",
        ClockVerdict.TooSlow when IsMostlyTravel => $"A request arrives at {host} {Span} ms after its timestamp, and a recvWindow of {_recvWindow} ms refuses that with -1021. "
            + $"This machine's clock is {Side(Best.Offset)}, so most of that is the way there.",
        ClockVerdict.TooSlow => $"This machine's clock is {Size(Best.Offset)} behind {host}, and a request arrives {Span} ms after its timestamp: a recvWindow of {_recvWindow} ms refuses that with -1021. "
            + "A larger recvWindow hides it for a while; the clock is to be set.",
        ClockVerdict.AtRisk => $"This machine's clock is {Side(Best.Offset)} against {host}, and timestamps arrive {Span} ms after they are made, {Accepted}. "
            + (_lateness.All(IsAccepted) ? "They are accepted at the moment; the clock is to be set before they are not." : "Some of them are refused with -1021."),
        ClockVerdict.Accurate => $"This machine's clock is {Side(Best.Offset)} against {host}. "
            + $"Timestamps arrive {Span} ms after they are made, and a recvWindow of {_recvWindow} ms accepts them.",
        _ => $"The answers of {host} take {Whole(Best.Uncertainty * 2)} ms, so the clocks cannot be compared more closely than that. "
            + "The requests that were measured would have been accepted; a faster one might not be.",
    };

    /// <summary>Whether a request is late by its way more than by the clock.</summary>
    public bool IsMostlyTravel => Best.Offset < Best.Uncertainty;

    private string Accepted => string.Create(CultureInfo.InvariantCulture, $"where {1 - ClockLimits.RefusedAhead} to {_recvWindow} is accepted");

    private string Span => _lateness.Min() == _lateness.Max()
        ? _lateness[0].ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{_lateness.Min()} to {_lateness.Max()}");

    private bool IsAccepted(long lateness) => ClockLimits.IsAccepted(lateness, _recvWindow);

    private ClockVerdict FindVerdict()
    {
        if (_lateness.All(ClockLimits.IsTooEarly))
        {
            return ClockVerdict.TooFast;
        }

        if (_lateness.All(lateness => ClockLimits.IsTooLate(lateness, _recvWindow)))
        {
            return ClockVerdict.TooSlow;
        }

        if (!_lateness.All(IsAccepted))
        {
            return ClockVerdict.AtRisk;
        }

        // A way of seconds hides a clock that is off by seconds: the next request may be fast.
        if (Best.Uncertainty.TotalMilliseconds > ClockLimits.RefusedAhead)
        {
            return ClockVerdict.Unknown;
        }

        var isOff = Best.Offset.Duration() - Best.Uncertainty > TimeSpan.FromMilliseconds(WarnedMilliseconds);
        var isTight = AheadMargin.TotalMilliseconds < WarnedMilliseconds
            || BehindMargin.TotalMilliseconds < Math.Min(WarnedMilliseconds, _recvWindow / 2.0);
        return isOff || isTight ? ClockVerdict.AtRisk : ClockVerdict.Accurate;
    }

    // A drift is what no single offset explains: two samples whose ranges have nothing in common.
    private double? FindDrift()
    {
        var lowest = _samples.Min(sample => sample.Offset + sample.Uncertainty);
        var highest = _samples.Max(sample => sample.Offset - sample.Uncertainty);
        if (highest - lowest <= Granularity)
        {
            return null;
        }

        var minutes = _samples.Select(sample => (sample.MeasuredAt - _samples[0].MeasuredAt).TotalMinutes).ToArray();
        var offsets = _samples.Select(sample => sample.Offset.TotalMilliseconds).ToArray();
        var (middle, level) = (minutes.Average(), offsets.Average());
        var spread = minutes.Sum(minute => (minute - middle) * (minute - middle));
        return spread == 0
            ? null
            : minutes.Zip(offsets, (minute, offset) => (minute - middle) * (offset - level)).Sum() / spread;
    }

    private string Side(TimeSpan offset) => offset.Duration() <= Best.Uncertainty + Granularity
        ? $"right within {Whole(Best.Uncertainty + Granularity)} ms"
        : $"{Size(offset)} {(offset > TimeSpan.Zero ? "slow" : "fast")}";

    private string Size(TimeSpan offset) => $"{Whole(offset.Duration())} ms (plus or minus {Whole(Best.Uncertainty + Granularity)} ms)";

    private static string Whole(TimeSpan time) => time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
}
