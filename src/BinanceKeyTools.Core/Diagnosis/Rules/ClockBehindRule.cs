using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The clock is behind: measured beyond what recvWindow allows, or the exchange said that a request was too late.</summary>
internal sealed class ClockBehindRule : DiagnosticRule
{
    // A clock that is less off than this is in order, and a recvWindow that it breaks is too small.
    private static readonly TimeSpan Tolerable = TimeSpan.FromSeconds(1);

    public override string CauseId => "ClockBehind";

    public override Suspicion? Judge(CaseFile file)
    {
        if (file.Clock is { } clock && ClockLimits.IsTooFarBehind(clock, file.RecvWindow))
        {
            var measured = ("offset", ClockWords.Of(clock));
            return clock.Offset - clock.Uncertainty > Tolerable ? Conclusion.Proven(ProbeNames.ServerTime, measured) : Conclusion.Conceivable(ProbeNames.ServerTime, measured);
        }

        if (file.Sightings().FirstOrDefault(sighting => sighting.Code == -1021 && !sighting.Says("ahead")) is not { } refused)
        {
            return null;
        }

        var told = ("offset", ClockWords.Reported(file));
        var isOther = file.SentRequestFaults.Any(fault => fault.Kind is SentRequestFaultKind.TimestampUnit or SentRequestFaultKind.RecvWindowTooSmall)
            || (file.Clock is { } offset && (!refused.IsReported || ClockLimits.IsTooFarAhead(offset) || ClockWords.Lag(offset) > file.RecvWindow));
        return isOther ? Conclusion.Conceivable(refused.Probe, told) : Conclusion.Indicated(refused.Probe, told);
    }
}
