using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The same text stands as key and as secret. Key and secret look alike, so only the comparison shows it.</summary>
internal sealed class SameTextRule : DiagnosticRule
{
    public override string CauseId => "KeyIsSecret";

    public override Suspicion? Judge(CaseFile file) => file.IsKeyTheSecret ? Conclusion.Proven(ProbeNames.CredentialText) : null;
}
