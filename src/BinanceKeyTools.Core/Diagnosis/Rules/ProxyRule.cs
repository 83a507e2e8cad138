using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>A proxy on the way gives requests an address of its own, or answers in the exchange's place.</summary>
internal sealed class ProxyRule : DiagnosticRule
{
    public override string CauseId => "ProxyInBetween";

    public override Suspicion? Judge(CaseFile file)
    {
        var proxies = ("proxies", file.Proxies.Count == 0 ? "" : $" ({string.Join(", ", file.Proxies)})");
        if (file.Proxies.Count > 0 && file.IsShutOut() && file.Seen(-2015, -1011) is { } refused)
        {
            return file.RecordLacks(file.RefusedAddress())
                ? Conclusion.Indicated(ProbeNames.NetworkRoute, proxies)
                : Conclusion.Conceivable(refused.Probe, proxies);
        }

        return file.Sightings().FirstOrDefault(sighting => IsForeign(sighting.Kind)) is not { } foreign ? null
            : foreign.IsReported ? Conclusion.Conceivable(foreign.Probe, proxies)
            : file.WasAnswered() ? null
            : Conclusion.Indicated(foreign.Probe, proxies);
    }

    private static bool IsForeign(BinanceErrorKind? kind) => kind is
        BinanceErrorKind.ResponseHtml or BinanceErrorKind.ResponseNotJson or BinanceErrorKind.ResponseEmpty or BinanceErrorKind.Redirect;
}
