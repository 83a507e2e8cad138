using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>
/// Key and secret in each other's place. A granted read with both exchanged proves it; else it is one explanation of an unknown key.
/// </summary>
internal sealed class SwappedPairRule : DiagnosticRule
{
    public override string CauseId => "KeyAndSecretSwapped";

    public override Suspicion? Judge(CaseFile file) => file switch
    {
        { HasWorked: true } => null,
        _ when file.KeyFindings.Any(finding => finding.Kind == ApiKeyFindingKind.SwappedWithSecret) =>
            Conclusion.Proven(ProbeNames.CredentialText, ("detail", "A private key stands where the API key belongs, and a text of the form of an API key where the private key belongs")),
        { SwappedRead.Succeeded: true } => Conclusion.Proven(ProbeNames.SwappedPair, ("detail", "A read with both exchanged was granted")),
        { SwappedRead: null, Algorithm: KeyAlgorithm.Hmac, IsKeyTheSecret: false, SignedRead: { Code: -2008 or -2014 } } when !file.IsFoundElsewhere() =>
            Conclusion.Conceivable(ProbeNames.SignedRead, ("detail", "It was not tried, because the secret would travel as a header")),
        _ => null,
    };
}
