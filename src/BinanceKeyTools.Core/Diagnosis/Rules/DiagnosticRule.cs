namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>Judges from a case whether one cause is behind it. Pure: reads what the probes wrote and asks nothing.</summary>
public abstract class DiagnosticRule
{
    /// <summary>The identifier of the cause.</summary>
    public abstract string CauseId { get; }

    /// <summary>Concludes.</summary>
    /// <param name="file">What is known so far; unknown things are <see langword="null"/>.</param>
    /// <returns><see langword="null"/> when nothing speaks for the cause, or something excludes it.</returns>
    public abstract Suspicion? Judge(CaseFile file);
}
