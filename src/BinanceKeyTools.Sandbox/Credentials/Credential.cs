using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox.Verification;

namespace BinanceKeyTools.Sandbox.Credentials;

/// <summary>
/// An API key with what is needed to verify its signatures and, where the sandbox knows it, the secret half. A class with methods
/// for the secrets, so that no serialiser, debugger view or string conversion shows them.
/// </summary>
internal sealed class Credential(string apiKey, string? secret, bool isGenerated, ISignatureVerifier verifier)
{
    public KeyAlgorithm Algorithm => Verifier.Algorithm;

    /// <summary>True when the sandbox made the secret itself, so that it may hand it out on the ready line.</summary>
    public bool IsGenerated { get; } = isGenerated;

    public ISignatureVerifier Verifier { get; } = verifier;

    public string RevealApiKey() => apiKey;

    /// <summary>The HMAC secret or the PKCS#8 PEM of the private key; null when only the public key is known.</summary>
    public string? RevealSecret() => secret;
}
