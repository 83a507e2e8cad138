namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>-1022 for a signature of this module, whose signing is proven by the documented examples: then the secret is the suspect.</summary>
internal sealed class SecretWrongRule : DiagnosticRule
{
    public override string CauseId => "SecretWrong";

    public override Suspicion? Judge(CaseFile file)
    {
        if (file.HasWorked || file.Seen(-1022) is not { } sighting)
        {
            return null;
        }

        var isOtherAlgorithm = file is { RecordedAlgorithm: { } recorded, Algorithm: { } algorithm } && recorded != algorithm;
        return sighting.IsReported || isOtherAlgorithm ? Conclusion.Conceivable(sighting.Probe) : Conclusion.Indicated(sighting.Probe);
    }
}
