using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>
/// A failure on the way. Seen here it is proven, unless the same host answered other requests: then it was a disturbance, or belongs to
/// one request. Told by somebody it is likely, and only conceivable when the way is open now.
/// </summary>
/// <param name="kind">The failure.</param>
/// <param name="causeId">The cause that names it.</param>
internal sealed class FailureKindRule(BinanceErrorKind kind, string causeId) : DiagnosticRule
{
    public override string CauseId => causeId;

    public override Suspicion? Judge(CaseFile file)
    {
        var failures = file.Sightings().Where(sighting => sighting.Code is null && IsOnTheWay(sighting.Kind)).ToArray();
        if (Array.Find(failures, sighting => !sighting.IsReported) is { } first)
        {
            var host = ("host", first.Host ?? "The host");
            return first.Kind != kind ? null
                : !file.WasAnswered() || kind == BinanceErrorKind.Firewall ? Conclusion.Proven(first.Probe, host)
                : first.Probe == ProbeNames.SignedRead ? Conclusion.Indicated(first.Probe, host)
                : Conclusion.Conceivable(first.Probe, host);
        }

        if (Array.Find(failures, sighting => sighting.Kind == kind) is not { } told)
        {
            return null;
        }

        var toldHost = ("host", told.Host ?? "The host");
        return file.WasAnswered() ? Conclusion.Conceivable(told.Probe, toldHost) : Conclusion.Indicated(told.Probe, toldHost);
    }

    private static bool IsOnTheWay(BinanceErrorKind? kind) => kind is BinanceErrorKind.NameResolution or BinanceErrorKind.Connection
        or BinanceErrorKind.ResponseTruncated or BinanceErrorKind.Tls or BinanceErrorKind.Proxy or BinanceErrorKind.Timeout or BinanceErrorKind.Firewall;
}
