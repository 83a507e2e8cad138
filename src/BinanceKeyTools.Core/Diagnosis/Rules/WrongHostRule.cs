using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The report shows a host that takes no signed requests, or none of the API. An answer with an API code speaks against it.</summary>
internal sealed class WrongHostRule : DiagnosticRule
{
    public override string CauseId => "WrongHost";

    public override Suspicion? Judge(CaseFile file)
    {
        if (file.Report is not { Host: { Length: > 0 } host, Code: null } report || KnownHosts.IsLocal(host)
            || report.Environment is BinanceEnvironment.Custom or BinanceEnvironment.Sandbox)
        {
            return null;
        }

        var words = ("host", host);
        return KnownHosts.ServedBy(host) switch
        {
            { Count: 0 } => IsMissing(file) ? Conclusion.Proven(ProbeNames.ReportedError, words) : Conclusion.Indicated(ProbeNames.ReportedError, words),
            not null => null,
            null when IsMissing(file) || report.Kind is BinanceErrorKind.Redirect or BinanceErrorKind.ResponseHtml => KnownHosts.IsExchange(host)
                ? Conclusion.Indicated(ProbeNames.ReportedError, words)
                : Conclusion.Conceivable(ProbeNames.ReportedError, words),
            _ => null,
        };
    }

    private static bool IsMissing(CaseFile file) => file.Report is { Kind: BinanceErrorKind.PathNotFound } or { Status: System.Net.HttpStatusCode.NotFound };
}
