using System.Security.Cryptography;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Sandbox.Verification;

/// <summary>RSASSA-PKCS1-v1_5 with SHA-256; PSS is not accepted, as on the exchange.</summary>
internal sealed class RsaSignatureVerifier(RSA publicKey) : ISignatureVerifier
{
    private readonly object _gate = new();

    public KeyAlgorithm Algorithm => KeyAlgorithm.Rsa;

    public bool Verify(ReadOnlySpan<byte> payload, string signature)
    {
        Span<byte> decoded = stackalloc byte[1024];
        if (!Base64Signature.TryDecode(signature, decoded, out var length))
        {
            return false;
        }

        // RSA instances are not documented as thread-safe, and a verification takes only some 30 microseconds.
        lock (_gate)
        {
            return publicKey.VerifyData(payload, decoded[..length], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }
}
