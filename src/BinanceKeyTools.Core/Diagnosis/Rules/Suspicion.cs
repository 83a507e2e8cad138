namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>What a rule concludes.</summary>
/// <param name="Confidence">How sure it is, before the standing of the cause's facts caps it.</param>
/// <param name="DecidingProbe">The name of the probe whose observation decided.</param>
public sealed record Suspicion(DiagnosisConfidence Confidence, string DecidingProbe)
{
    /// <summary>What fills the placeholders of the cause's texts, without braces.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Caps the confidence below the cause's own, when this conclusion took a step that is only observed. <see langword="null"/>
    /// when it rests on the cause's facts alone.</summary>
    public DiagnosisConfidence? Cap { get; init; }
}
