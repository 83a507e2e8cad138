using System.Globalization;
using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The recvWindow is smaller than the way takes, while the clock is in order.</summary>
internal sealed class RecvWindowRule : DiagnosticRule
{
    private static readonly TimeSpan TolerableOffset = TimeSpan.FromSeconds(1);

    public override string CauseId => "RecvWindowTooSmall";

    public override Suspicion? Judge(CaseFile file) => OfRequest(file) ?? OfClock(file) ?? OfRefusal(file);

    private static Suspicion? OfRequest(CaseFile file)
    {
        if (file.SentRequestFaults.FirstOrDefault(fault => fault.Kind == SentRequestFaultKind.RecvWindowTooSmall) is not { } fault)
        {
            return null;
        }

        (string, string)[] values = [("window", "the sent request"), ("ground", Conclusion.Sentence(fault.Detail))];
        return fault.IsProven ? Conclusion.Proven(ProbeNames.RequestText, values)
            : file.Seen(-1021, -5028, -4188) is not null ? Conclusion.Indicated(ProbeNames.RequestText, values)
            : Conclusion.Conceivable(ProbeNames.RequestText, values);
    }

    private static Suspicion? OfClock(CaseFile file)
    {
        if (file.Clock is not { } clock || ClockWords.Lag(clock) <= file.RecvWindow || clock.Offset - clock.Uncertainty > TolerableOffset)
        {
            return null;
        }

        var ground = string.Create(
            CultureInfo.InvariantCulture, $"Measured here, a request arrives {ClockWords.Lag(clock).TotalMilliseconds:0} ms after its timestamp");
        (string, string)[] values = [("window", Milliseconds(file.RecvWindow)), ("ground", ground)];

        // The measuring request may have been slower than others; what exceeds the window without the way is certain.
        return ClockLimits.IsTooFarBehind(clock, file.RecvWindow) || IsLate(file.Seen(-1021))
            ? Conclusion.Proven(ProbeNames.ServerTime, values)
            : Conclusion.Indicated(ProbeNames.ServerTime, values);
    }

    private static Suspicion? OfRefusal(CaseFile file)
    {
        if (file.Seen(-5028, -4188) is { } late)
        {
            return Conclusion.Indicated(late.Probe, ("window", "the sent request"), ("ground", "The matching engine checks the time once more, when an order has waited"));
        }

        if (file.Seen(-1021) is not { } refused || !IsLate(refused))
        {
            return null;
        }

        // What is sent here carries the time of the exchange's own clock, so that only the way can be too long.
        return !refused.IsReported && file.Clock is not null
            ? Conclusion.Indicated(refused.Probe, ("window", Milliseconds(file.RecvWindow)), ("ground", "The request carried the time of the exchange's own clock, and was late all the same"))
            : Conclusion.Conceivable(refused.Probe, ("window", Milliseconds(file.RecvWindow)), ("ground", "How long requests take was not the reason found here"));
    }

    private static bool IsLate(Sighting? sighting) => sighting is not null && !sighting.Says("ahead");

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms");
}
