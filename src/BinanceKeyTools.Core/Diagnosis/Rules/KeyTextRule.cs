using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>A defect of the API key's text. Seen in the text it is proven; from a reported -2014 alone it is one of several.</summary>
/// <param name="kind">The defect.</param>
/// <param name="causeId">The cause that names it.</param>
internal sealed class KeyTextRule(ApiKeyFindingKind kind, string causeId) : DiagnosticRule
{
    // What published reports name behind -2014; the others are not worth a guess.
    private static readonly ApiKeyFindingKind[] Usual =
        [ApiKeyFindingKind.Whitespace, ApiKeyFindingKind.Quotes, ApiKeyFindingKind.Placeholder, ApiKeyFindingKind.UnusualLength];

    public override string CauseId => causeId;

    public override Suspicion? Judge(CaseFile file)
    {
        if (file.KeyFindings.FirstOrDefault(finding => finding.Kind == kind) is { } finding)
        {
            var detail = ("detail", Conclusion.Sentence(finding.Message));
            return finding.Blocks ? Conclusion.Proven(ProbeNames.CredentialText, detail)
                : file.HasWorked || file.IsKeyKnown() || file.IsFoundElsewhere() ? null
                : file.Seen(-2014, -2008) is { IsReported: false } ? Conclusion.Indicated(ProbeNames.CredentialText, detail)
                : Conclusion.Conceivable(ProbeNames.CredentialText, detail);
        }

        // What was seen here was seen with a text that has been looked at.
        return file.Seen(-2014) is { IsReported: true } sighting && Usual.Contains(kind) && !file.KeyFindings.Any(other => other.Blocks) && !file.IsFoundElsewhere()
            ? Conclusion.Conceivable(sighting.Probe, ("detail", "The exchange called the form of the API key invalid (-2014)"))
            : null;
    }
}
