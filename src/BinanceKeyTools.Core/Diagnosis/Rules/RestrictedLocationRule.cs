using System.Net;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The host refuses the caller's location: HTTP 451. A firewall's page with such words is known from reports only.</summary>
internal sealed class RestrictedLocationRule : DiagnosticRule
{
    public override string CauseId => "RestrictedLocation";

    public override Suspicion? Judge(CaseFile file)
    {
        if (file.Sightings().FirstOrDefault(sighting => sighting.Kind == BinanceErrorKind.RestrictedLocation || sighting.Status == HttpStatusCode.UnavailableForLegalReasons) is not { } refused)
        {
            return null;
        }

        var host = ("host", refused.Host ?? "The host");
        return refused.Status != HttpStatusCode.UnavailableForLegalReasons ? Conclusion.Indicated(refused.Probe, host)
            : refused.IsReported && file.WasAnswered() ? Conclusion.Indicated(refused.Probe, host)
            : Conclusion.Proven(refused.Probe, host);
    }
}
