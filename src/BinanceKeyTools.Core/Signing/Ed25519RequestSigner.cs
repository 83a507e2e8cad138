using System.Buffers.Text;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Signing;

/// <summary>Signs with Ed25519 over the payload itself, without a hash before it.</summary>
public sealed class Ed25519RequestSigner : IRequestSigner
{
    private readonly KeyLease<Ed25519PrivateKey> _lease;

    internal Ed25519RequestSigner(Ed25519PrivateKey key) => _lease = KeyLease<Ed25519PrivateKey>.Share(key);

    /// <inheritdoc/>
    public KeyAlgorithm Algorithm => KeyAlgorithm.Ed25519;

    /// <inheritdoc/>
    public int MaxSignatureLength => Base64.GetMaxEncodedToUtf8Length(Ed25519PrivateKey.SignatureSize);

    /// <inheritdoc/>
    public int Sign(ReadOnlySpan<byte> payload, Span<byte> destination)
    {
        SignatureText.RequireRoom(destination, MaxSignatureLength);
        Span<byte> signature = stackalloc byte[Ed25519PrivateKey.SignatureSize];
        Ed25519PrivateKey key = _lease.Enter(this);
        try
        {
            int length = key.Sign(payload, signature);
            return SignatureText.WriteBase64(signature[..length], destination);
        }
        finally
        {
            key.RemoveOwner();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lease.Dispose();
}
