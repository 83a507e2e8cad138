using System.Security.Cryptography;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Signing;

/// <summary>Signs with HMAC-SHA256 and allocates nothing.</summary>
public sealed class HmacRequestSigner : IRequestSigner
{
    private readonly KeyLease<HmacSecret> _lease;

    internal HmacRequestSigner(HmacSecret secret) => _lease = KeyLease<HmacSecret>.Share(secret);

    /// <inheritdoc/>
    public KeyAlgorithm Algorithm => KeyAlgorithm.Hmac;

    /// <inheritdoc/>
    public int MaxSignatureLength => HMACSHA256.HashSizeInBytes * 2;

    private static ReadOnlySpan<byte> HexDigits => "0123456789abcdef"u8;

    /// <inheritdoc/>
    public int Sign(ReadOnlySpan<byte> payload, Span<byte> destination)
    {
        SignatureText.RequireRoom(destination, MaxSignatureLength);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HmacSecret secret = _lease.Enter(this);
        try
        {
            HMACSHA256.HashData(secret.Bytes, payload, hash);
        }
        finally
        {
            secret.RemoveOwner();
        }

        for (int i = 0; i < hash.Length; i++)
        {
            destination[2 * i] = HexDigits[hash[i] >> 4];
            destination[(2 * i) + 1] = HexDigits[hash[i] & 0xF];
        }

        return hash.Length * 2;
    }

    /// <inheritdoc/>
    public void Dispose() => _lease.Dispose();
}
