using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The report shows an http address. An answer with an API code came from the API nevertheless, so that it has another cause.</summary>
internal sealed class PlainHttpRule : DiagnosticRule
{
    public override string CauseId => "PlainHttp";

    public override Suspicion? Judge(CaseFile file)
    {
        if (file.Report is not { Scheme: { } scheme, Host: { Length: > 0 } host } report || !scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || KnownHosts.IsLocal(host))
        {
            return null;
        }

        var words = ("host", host);
        return report.Code is not null ? Conclusion.Conceivable(ProbeNames.ReportedError, words)
            : HostDirectory.SignedFamiliesOf(host) is null ? Conclusion.Indicated(ProbeNames.ReportedError, words)
            : Conclusion.Proven(ProbeNames.ReportedError, words);
    }
}
