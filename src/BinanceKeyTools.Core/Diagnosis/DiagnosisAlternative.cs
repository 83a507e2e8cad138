namespace BinanceKeyTools.Diagnosis;

/// <summary>A further cause beside the verdict.</summary>
/// <param name="Cause">The identifier of the cause.</param>
/// <param name="CauseClass">Where the fault would lie.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="Verdict">The cause in one sentence.</param>
/// <param name="Test">The one test that would separate it from the others.</param>
public sealed record DiagnosisAlternative(string Cause, CauseClass CauseClass, DiagnosisConfidence Confidence, string Verdict, string Test)
{
    /// <summary>Cause and confidence.</summary>
    public override string ToString() => $"{Verdict} ({Confidence})";
}
