using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The look-up of the host gave no address. Behind a proxy the proxy looks names up, so that it proves nothing there.</summary>
internal sealed class UnresolvedNameRule : DiagnosticRule
{
    public override string CauseId => "NameNotResolved";

    public override Suspicion? Judge(CaseFile file) =>
        file is { HostAddresses.Count: 0, Proxies.Count: 0 } && !file.WasAnswered()
            && file.Sightings().All(sighting => sighting.IsReported || sighting.Kind == BinanceErrorKind.NameResolution)
            ? Conclusion.Proven(ProbeNames.NameResolution, ("host", file.Sightings().FirstOrDefault()?.Host ?? "of the host"))
            : null;
}
