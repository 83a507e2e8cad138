using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>A text that cannot serve as secret or private key.</summary>
internal sealed class SecretUnusableRule : DiagnosticRule
{
    public override string CauseId => "SecretUnusable";

    public override Suspicion? Judge(CaseFile file) => file.SecretDefect is { } defect
        ? Conclusion.Proven(
            ProbeNames.CredentialText,
            ("id", defect.ErrorId),
            ("message", Conclusion.Sentence(defect.Message)),
            ("remedy", defect.Remedy))
        : null;
}
