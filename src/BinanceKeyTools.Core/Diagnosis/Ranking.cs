using BinanceKeyTools.Diagnosis.Causes;
using BinanceKeyTools.Diagnosis.Rules;

namespace BinanceKeyTools.Diagnosis;

/// <summary>Puts what the rules conclude into the order in which it is to be believed and mended.</summary>
internal static class Ranking
{
    /// <summary>The suspects of a case, the one to mend first in front.</summary>
    public static IReadOnlyList<RankedSuspicion> Of(CaseFile file) =>
    [
        .. RuleBook.All
            .Select(rule => rule.Judge(file) is { } suspicion ? Rank(CauseCatalogue.Find(rule.CauseId), suspicion, file) : null)
            .OfType<RankedSuspicion>()
            .Where(suspect => suspect.Confidence > DiagnosisConfidence.None)

            // Several rules may suspect the same cause for several reasons; the strongest stands for it.
            .GroupBy(suspect => suspect.Cause.Id, StringComparer.Ordinal)
            .Select(group => group.MaxBy(suspect => suspect.Confidence)!)
            .OrderByDescending(suspect => suspect.Cause.IsBlocking && suspect.Confidence >= DiagnosisConfidence.Likely)
            .ThenByDescending(suspect => suspect.Explains)
            .ThenByDescending(suspect => suspect.Confidence)
            .ThenBy(suspect => suspect.Cause.Order),
    ];

    private static RankedSuspicion Rank(Cause cause, Suspicion suspicion, CaseFile file)
    {
        var confidence = Min(suspicion.Confidence, Min(cause.HighestConfidence, suspicion.Cap ?? DiagnosisConfidence.Certain));
        return new RankedSuspicion(cause, suspicion, confidence, Explains(cause, file));
    }

    private static bool Explains(Cause cause, CaseFile file) => file.Refusal switch
    {
        null => cause.Class == CauseClass.None,
        { Code: { } code } => cause.Codes.Contains(code),
        { Kind: { } kind } => cause.Kinds.Contains(kind),
        _ => false,
    };

    private static DiagnosisConfidence Min(DiagnosisConfidence left, DiagnosisConfidence right) => left < right ? left : right;
}
