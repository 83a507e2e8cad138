using BinanceKeyTools.Sandbox.Verification;

namespace BinanceKeyTools.Sandbox.Credentials;

/// <summary>The secret of a credential, where it is known, and the verifier that belongs to it.</summary>
internal sealed class SecretHalf(string? secret, ISignatureVerifier verifier)
{
    public ISignatureVerifier Verifier { get; } = verifier;

    public string? Reveal() => secret;
}
