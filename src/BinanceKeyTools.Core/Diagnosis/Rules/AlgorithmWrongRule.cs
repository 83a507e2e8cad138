namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>-1022, and the secret is of another algorithm than the key was recorded with. Without a record it is one of several.</summary>
internal sealed class AlgorithmWrongRule : DiagnosticRule
{
    public override string CauseId => "AlgorithmWrong";

    public override Suspicion? Judge(CaseFile file) => file.HasWorked || file.Seen(-1022) is not { } sighting ? null : file switch
    {
        { RecordedAlgorithm: { } recorded, Algorithm: { } algorithm } when recorded != algorithm => Conclusion.Indicated(
            sighting.Probe, ("detail", $"The key is recorded as {recorded}, and the secret at hand is of the kind {algorithm}")),
        { RecordedAlgorithm: not null, Algorithm: not null } => null,
        _ => Conclusion.Conceivable(sighting.Probe, ("detail", "Nothing is recorded that the kind of the secret could be compared with")),
    };
}
