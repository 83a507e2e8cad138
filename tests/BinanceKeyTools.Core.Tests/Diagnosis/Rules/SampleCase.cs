using BinanceKeyTools.Diagnosis;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Rules;

/// <summary>A case and what is to be concluded from it.</summary>
/// <param name="CauseId">The cause to be suspected.</param>
/// <param name="Confidence">How strongly, after the caps.</param>
/// <param name="File">The case.</param>
internal sealed record SampleCase(string CauseId, DiagnosisConfidence Confidence, CaseFile File);
