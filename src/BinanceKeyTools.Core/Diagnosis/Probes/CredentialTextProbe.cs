using BinanceKeyTools.Diagnosis.Requests;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Looks at the texts of API key and secret, without any request.</summary>
internal sealed class CredentialTextProbe : Probe
{
    public override string Name => ProbeNames.CredentialText;

    public override string Purpose => "looking at the texts of key and secret";

    public override string? Obstacle(ProbeContext context) =>
        context.Subject is { Credential: null, Defect: null } ? NotNeeded : null;

    public override Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        const string Did = "looked at the texts of API key and secret";
        var file = context.File;
        file.KeyFindings = context.Subject switch
        {
            { Defect: ApiKeyFormatException format } => format.Findings,
            { Credential: { } credential } => ApiKeyId.Inspect(credential.ApiKey.Reveal()),
            _ => [],
        };
        file.IsKeyTheSecret = context.Subject.Credential?.IsKeyTheSecret == true || file.KeyFindings.Any(finding => finding.Kind == ApiKeyFindingKind.SameAsSecret);
        file.SecretDefect = context.Subject.Defect as KeyMaterialException;
        if (context.Subject.Defect is { } defect)
        {
            return Task.FromResult(Local(ProbeStatus.Failed, Did, defect.Message));
        }

        var form = file.Algorithm switch
        {
            KeyAlgorithm.Hmac => "an HMAC secret",
            KeyAlgorithm.Rsa => $"an RSA private key of {context.Subject.Credential!.KeySize} bits",
            _ => "an Ed25519 private key",
        };
        return Task.FromResult(file.IsKeyTheSecret
            ? Local(ProbeStatus.Failed, Did, "the API key and the secret are the same text")
            : file.KeyFindings.Count == 0
            ? Local(ProbeStatus.Passed, Did, $"the API key has the form of one, and the secret is {form}{SelfTest(file)}")
            : Local(ProbeStatus.Inconclusive, Did, $"the secret is {form}; {string.Join(" ", file.KeyFindings.Select(finding => finding.Message))}"));
    }

    // Wherever the exchange calls a signature wrong, somebody will ask whether it was made rightly.
    private static string SelfTest(CaseFile file) => file.Algorithm is { } algorithm && SignerSelfTest.Passes(algorithm)
        ? "; signing a published sample here gives its published signature"
        : "";
}
