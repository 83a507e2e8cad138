using System.Buffers.Text;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Signing;

/// <summary>Signs with RSASSA-PKCS1-v1_5 and SHA-256.</summary>
public sealed class RsaRequestSigner : IRequestSigner
{
    private readonly KeyLease<RsaPrivateKey> _lease;
    private readonly int _signatureSize;

    internal RsaRequestSigner(RsaPrivateKey key)
    {
        _signatureSize = key.SignatureSize;
        _lease = KeyLease<RsaPrivateKey>.Share(key);
    }

    /// <inheritdoc/>
    public KeyAlgorithm Algorithm => KeyAlgorithm.Rsa;

    /// <inheritdoc/>
    public int MaxSignatureLength => Base64.GetMaxEncodedToUtf8Length(_signatureSize);

    /// <inheritdoc/>
    public int Sign(ReadOnlySpan<byte> payload, Span<byte> destination)
    {
        SignatureText.RequireRoom(destination, MaxSignatureLength);
        Span<byte> signature = stackalloc byte[_signatureSize];
        RsaPrivateKey key = _lease.Enter(this);
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
