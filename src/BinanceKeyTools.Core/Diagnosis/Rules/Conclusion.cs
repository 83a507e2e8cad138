namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>Makes suspicions, so that rules read as sentences.</summary>
internal static class Conclusion
{
    /// <summary>Documented, measured or computed, with everything else excluded.</summary>
    public static Suspicion Proven(string probe, params (string Name, string Value)[] values) =>
        new(DiagnosisConfidence.Certain, probe) { Values = Of(values) };

    /// <summary>A step of the reasoning is only observed, or a rival cannot be excluded.</summary>
    public static Suspicion Indicated(string probe, params (string Name, string Value)[] values) =>
        new(DiagnosisConfidence.Likely, probe) { Values = Of(values), Cap = DiagnosisConfidence.Likely };

    /// <summary>It would explain what was seen, and so would others.</summary>
    public static Suspicion Conceivable(string probe, params (string Name, string Value)[] values) =>
        new(DiagnosisConfidence.Possible, probe) { Values = Of(values), Cap = DiagnosisConfidence.Possible };

    /// <summary>A suspicion of a given confidence.</summary>
    public static Suspicion Of(DiagnosisConfidence confidence, string probe, params (string Name, string Value)[] values) => confidence switch
    {
        DiagnosisConfidence.Certain => Proven(probe, values),
        DiagnosisConfidence.Likely => Indicated(probe, values),
        _ => Conceivable(probe, values),
    };

    /// <summary>The first sentence of a text, without its full stop: texts of causes put it into sentences of their own.</summary>
    public static string Sentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).TrimEnd('.', ' ');
    }

    private static Dictionary<string, string> Of((string Name, string Value)[] values) =>
        values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
}
