using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The clock is ahead: measured beyond the documented limit, or said by the exchange.</summary>
internal sealed class ClockAheadRule : DiagnosticRule
{
    public override string CauseId => "ClockAhead";

    public override Suspicion? Judge(CaseFile file) =>
        file.Clock is { } clock && ClockLimits.IsTooFarAhead(clock) ? Conclusion.Proven(ProbeNames.ServerTime, ("offset", ClockWords.Of(clock)))
        : file.Sightings().FirstOrDefault(sighting => sighting.Code == -1021 && sighting.Says("ahead")) is { } refused
            ? Conclusion.Indicated(refused.Probe, ("offset", ClockWords.Reported(file)))
        : null;
}
