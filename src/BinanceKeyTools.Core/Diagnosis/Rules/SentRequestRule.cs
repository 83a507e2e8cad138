using BinanceKeyTools.Diagnosis.Causes;
using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>A fault of the request that a log shows. A recomputed signature proves it; the code that it leads to makes it likely.</summary>
/// <param name="causeId">The cause that names the fault.</param>
/// <param name="kinds">The faults.</param>
internal sealed class SentRequestRule(string causeId, params SentRequestFaultKind[] kinds) : DiagnosticRule
{
    public override string CauseId => causeId;

    public override Suspicion? Judge(CaseFile file)
    {
        var faults = file.SentRequestFaults.Where(fault => Array.IndexOf(kinds, fault.Kind) >= 0).OrderByDescending(fault => fault.IsProven);
        if (faults.FirstOrDefault() is not { } fault)
        {
            return null;
        }

        var detail = ("detail", Conclusion.Sentence(fault.Detail));
        return fault.IsProven ? Conclusion.Proven(ProbeNames.RequestText, detail)
            : file.Report?.Code is { } code && CauseCatalogue.Find(causeId).Codes.Contains(code) ? Conclusion.Indicated(ProbeNames.RequestText, detail)
            : Conclusion.Conceivable(ProbeNames.RequestText, detail);
    }
}
