using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>
/// -1022 reported of another program. Where key and secret work here, the program signs something else than it sends; else it is one
/// of several.
/// </summary>
/// <param name="causeId">The cause.</param>
/// <param name="isLeading">Whether it is the one to name where key and secret work here.</param>
internal sealed class ForeignSignatureRule(string causeId, bool isLeading) : DiagnosticRule
{
    public override string CauseId => causeId;

    public override Suspicion? Judge(CaseFile file) => file switch
    {
        { Report.Code: not -1022 } or { Report: null } or { SignedRead.Code: -1022 } => null,
        { SentRequestFaults.Count: > 0 } => null,
        { HasWorked: true } when isLeading => Conclusion.Indicated(
            ProbeNames.SignedRead, ("detail", "Key and secret are in order: with them this module's signature was accepted")),
        _ => Conclusion.Conceivable(ProbeNames.ReportedError, ("detail", "The exchange could not verify the signature (-1022), and the sent text was not there to be looked at")),
    };
}
