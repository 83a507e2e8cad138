using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Sandbox.Verification;

/// <summary>Ed25519 over the payload itself, with no hash before it.</summary>
internal sealed class Ed25519SignatureVerifier(Ed25519PublicKey publicKey) : ISignatureVerifier
{
    public KeyAlgorithm Algorithm => KeyAlgorithm.Ed25519;

    public bool Verify(ReadOnlySpan<byte> payload, string signature)
    {
        Span<byte> decoded = stackalloc byte[Ed25519PublicKey.SignatureLength + 2];
        return Base64Signature.TryDecode(signature, decoded, out var length) && publicKey.Verify(payload, decoded[..length]);
    }
}
