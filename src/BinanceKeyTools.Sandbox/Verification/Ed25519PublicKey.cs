using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace BinanceKeyTools.Sandbox.Verification;

/// <summary>
/// An Ed25519 public key that verifies signatures (RFC 8032, section 5.1.7). Written here, and not taken from a library, so that
/// the server does not judge the client's signatures with the client's own code.
/// </summary>
internal sealed class Ed25519PublicKey
{
    /// <summary>The length of a signature in bytes.</summary>
    public const int SignatureLength = 64;

    /// <summary>The order of the base point (RFC 8032, section 5.1).</summary>
    private static readonly BigInteger GroupOrder =
        BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);

    private readonly byte[] _encoded;
    private readonly EdwardsMultiples _negatedMultiples;

    private Ed25519PublicKey(byte[] encoded, in EdwardsPoint point)
    {
        _encoded = encoded;
        _negatedMultiples = new EdwardsMultiples(point.Negate());
    }

    public ReadOnlySpan<byte> Encoded => _encoded;

    /// <summary>Decodes a 32-byte public key; null when it is not a point of the curve.</summary>
    public static Ed25519PublicKey? TryDecode(ReadOnlySpan<byte> encoded) =>
        EdwardsPoint.TryDecode(encoded, out var point) ? new Ed25519PublicKey(encoded.ToArray(), point) : null;

    /// <summary>Derives the public key of a 32-byte seed (RFC 8032, section 5.1.5).</summary>
    public static Ed25519PublicKey FromSeed(ReadOnlySpan<byte> seed)
    {
        Span<byte> digest = stackalloc byte[SHA512.HashSizeInBytes];
        SHA512.HashData(seed, digest);
        digest[0] &= 0xF8;
        digest[31] &= 0x7F;
        digest[31] |= 0x40;
        var point = EdwardsMultiples.Base.Multiply(digest[..EdwardsPoint.EncodedLength]);
        CryptographicOperations.ZeroMemory(digest);
        var encoded = new byte[EdwardsPoint.EncodedLength];
        point.Encode(encoded);
        return new Ed25519PublicKey(encoded, point);
    }

    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureLength)
        {
            return false;
        }

        var commitment = signature[..32];
        var response = signature[32..];
        if (new BigInteger(response, isUnsigned: true) >= GroupOrder)
        {
            return false;
        }

        Span<byte> challenge = stackalloc byte[32];
        ComputeChallenge(commitment, message, challenge);

        // [S]B = R + [k]A, checked as encode([S]B - [k]A) = R: an R that is not canonically encoded never matches.
        var expected = EdwardsMultiples.Base.MultiplyAndAdd(response, _negatedMultiples, challenge);
        Span<byte> encoded = stackalloc byte[EdwardsPoint.EncodedLength];
        expected.Encode(encoded);
        return encoded.SequenceEqual(commitment);
    }

    private void ComputeChallenge(ReadOnlySpan<byte> commitment, ReadOnlySpan<byte> message, Span<byte> destination)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        hash.AppendData(commitment);
        hash.AppendData(_encoded);
        hash.AppendData(message);
        Span<byte> digest = stackalloc byte[SHA512.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        var reduced = BigInteger.Remainder(new BigInteger(digest, isUnsigned: true), GroupOrder);
        destination.Clear();
        reduced.TryWriteBytes(destination, out _, isUnsigned: true);
    }
}
