using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>
/// A host that takes no signed requests, or none of the API: the module's own paths are not there, or the report shows it. An answer
/// with an API code speaks against it.
/// </summary>
internal sealed class WrongHostRule : DiagnosticRule
{
    public override string CauseId => "WrongHost";

    public override Suspicion? Judge(CaseFile file) => OfAskedHost(file) ?? OfReport(file);

    // The paths that are asked for here are those of the documentation.
    private static Suspicion? OfAskedHost(CaseFile file)
    {
        if (file.HasWorked || file.SignedRead is not { Error.Kind: BinanceErrorKind.PathNotFound, Host: var host } || KnownHosts.IsLocal(host))
        {
            return null;
        }

        return HostDirectory.SignedFamiliesOf(host) switch
        {
            { Count: 0 } => Conclusion.Proven(ProbeNames.SignedRead, ("host", host)),
            null => Conclusion.Indicated(ProbeNames.SignedRead, ("host", host)),
            _ => Conclusion.Conceivable(ProbeNames.SignedRead, ("host", host)),
        };
    }

    private static Suspicion? OfReport(CaseFile file)
    {
        if (file.Report is not { Host: { Length: > 0 } host, Code: null } report || KnownHosts.IsLocal(host)
            || report.Environment is BinanceEnvironment.Custom or BinanceEnvironment.Sandbox)
        {
            return null;
        }

        var words = ("host", host);
        return HostDirectory.SignedFamiliesOf(host) switch
        {
            { Count: 0 } => IsMissing(file) ? Conclusion.Proven(ProbeNames.ReportedError, words) : Conclusion.Indicated(ProbeNames.ReportedError, words),
            not null => null,
            null when IsMissing(file) || report.Kind is BinanceErrorKind.Redirect or BinanceErrorKind.ResponseHtml => KnownHosts.IsExchange(host) || IsKnownPath(report)
                ? Conclusion.Indicated(ProbeNames.ReportedError, words)
                : Conclusion.Conceivable(ProbeNames.ReportedError, words),
            _ => null,
        };
    }

    private static bool IsMissing(CaseFile file) => file.Report is { Kind: BinanceErrorKind.PathNotFound } or { Status: System.Net.HttpStatusCode.NotFound };

    // A path that the exchange has is right; what is wrong is then where it was looked for.
    private static bool IsKnownPath(ErrorReport report) =>
        report.Path is { } path && EndpointCatalogue.Find(report.Method ?? HttpMethod.Get, path) is not null;
}
