using System.Buffers;
using System.Security.Cryptography;
using BouncyEd25519 = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace BinanceKeyTools.Keys;

/// <summary>
/// An Ed25519 private key (RFC 8032) and the only user of Bouncy Castle, because the runtime has no Ed25519. Just the low-level
/// functions over byte arrays are used: their signatures are the same in versions 1.8 and 2.x, and the arrays are ours to zero.
/// </summary>
/// <remarks>
/// While it signs, Bouncy Castle expands the key into short-lived arrays of its own, which it leaves to the garbage collector
/// unzeroed. That is beyond our reach.
/// </remarks>
internal sealed class Ed25519PrivateKey : SharedKey
{
    public const int SeedSize = 32;
    public const int PublicKeySize = 32;
    public const int SignatureSize = 64;

    private readonly SecretBuffer _seed;

    // Kept, because deriving it again for each signature would double the cost. It is always derived here and never taken from
    // outside: signing with a foreign public key would give the private key away.
    private readonly byte[] _publicKey = new byte[PublicKeySize];

    /// <param name="seed">The 32 bytes of the private key; owned by this object from now on.</param>
    public Ed25519PrivateKey(SecretBuffer seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, SeedSize);
        _seed = seed;
        BouncyEd25519.GeneratePublicKey(seed.Array, 0, _publicKey, 0);
    }

    public override KeyAlgorithm Algorithm => KeyAlgorithm.Ed25519;

    public override int Size => 256;

    public ReadOnlySpan<byte> PublicKey => _publicKey;

    // SubjectPublicKeyInfo { AlgorithmIdentifier { 1.3.101.112 }, BIT STRING } without the key itself (RFC 8410, section 4).
    private static ReadOnlySpan<byte> PublicKeyPrefix => [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00];

    // PrivateKeyInfo { 0, AlgorithmIdentifier { 1.3.101.112 }, OCTET STRING { OCTET STRING } } without the seed (RFC 8410, section 7).
    private static ReadOnlySpan<byte> PrivateKeyPrefix => [0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

    public override string ExportPublicKeyPem()
    {
        Span<byte> info = stackalloc byte[PublicKeyPrefix.Length + PublicKeySize];
        PublicKeyPrefix.CopyTo(info);
        _publicKey.CopyTo(info[PublicKeyPrefix.Length..]);
        return PemEncoding.WriteString("PUBLIC KEY", info);
    }

    public override SecretBuffer ExportPkcs8()
    {
        var der = new SecretBuffer(PrivateKeyPrefix.Length + SeedSize);
        PrivateKeyPrefix.CopyTo(der.Span);
        _seed.Span.CopyTo(der.Span[PrivateKeyPrefix.Length..]);
        return der;
    }

    /// <summary>Signs and returns the number of bytes written, always 64.</summary>
    public int Sign(ReadOnlySpan<byte> payload, Span<byte> signature)
    {
        byte[] message = ArrayPool<byte>.Shared.Rent(payload.Length);
        byte[] result = ArrayPool<byte>.Shared.Rent(SignatureSize);
        try
        {
            payload.CopyTo(message);
            BouncyEd25519.Sign(_seed.Array, 0, _publicKey, 0, message, 0, payload.Length, result, 0);
            result.AsSpan(0, SignatureSize).CopyTo(signature);
            return SignatureSize;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(message.AsSpan(0, payload.Length));
            ArrayPool<byte>.Shared.Return(message);
            ArrayPool<byte>.Shared.Return(result);
        }
    }

    protected override void Destroy() => _seed.Dispose();
}
