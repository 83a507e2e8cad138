using BinanceKeyTools.Diagnosis.Causes;
using BinanceKeyTools.Diagnosis.Rules;

namespace BinanceKeyTools.Diagnosis;

/// <summary>A suspicion with its cause, and what the facts leave of its confidence.</summary>
/// <param name="Cause">The suspected cause.</param>
/// <param name="Suspicion">What the rule concluded.</param>
/// <param name="Confidence">How sure it is, capped by the standing of the facts.</param>
/// <param name="Explains">Whether it explains the refusal in question.</param>
internal sealed record RankedSuspicion(Cause Cause, Suspicion Suspicion, DiagnosisConfidence Confidence, bool Explains)
{
    /// <summary>Whether it ends the search: it explains what happened, or nothing more can be found out before it is mended.</summary>
    public bool IsDecisive => Cause.Class != CauseClass.None && (Explains || Cause.IsBlocking);
}
