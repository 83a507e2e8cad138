using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox.Verification;

namespace BinanceKeyTools.Sandbox.Credentials;

/// <summary>
/// An API key with what is needed to verify its signatures and, where the sandbox knows it, the secret half. A class with methods
/// for the secrets, so that no serialiser, debugger view or string conversion shows them.
/// </summary>
internal sealed class Credential
{
    private readonly string _apiKey;
    private readonly Lazy<SecretHalf> _secretHalf;

    /// <summary>A credential that was given.</summary>
    public Credential(string apiKey, string? secret, ISignatureVerifier verifier)
        : this(apiKey, verifier.Algorithm, new Lazy<SecretHalf>(new SecretHalf(secret, verifier)), isGenerated: false)
    {
    }

    private Credential(string apiKey, KeyAlgorithm algorithm, Lazy<SecretHalf> secretHalf, bool isGenerated)
    {
        (_apiKey, Algorithm, _secretHalf, IsGenerated) = (apiKey, algorithm, secretHalf, isGenerated);
    }

    public KeyAlgorithm Algorithm { get; }

    /// <summary>True when the sandbox made the secret itself, so that it may hand it out on the ready line.</summary>
    public bool IsGenerated { get; }

    public ISignatureVerifier Verifier => _secretHalf.Value.Verifier;

    /// <summary>A credential that the sandbox makes when it is first needed: an RSA pair takes a good part of a second.</summary>
    public static Credential Generated(string apiKey, KeyAlgorithm algorithm, Func<SecretHalf> generate) =>
        new(apiKey, algorithm, new Lazy<SecretHalf>(generate), isGenerated: true);

    public string RevealApiKey() => _apiKey;

    /// <summary>The HMAC secret or the PKCS#8 PEM of the private key; null when only the public key is known.</summary>
    public string? RevealSecret() => _secretHalf.Value.Reveal();
}
