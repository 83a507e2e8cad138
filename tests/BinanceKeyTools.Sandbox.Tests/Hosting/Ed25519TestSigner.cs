using System.Numerics;
using System.Security.Cryptography;

namespace BinanceKeyTools.Sandbox.Tests.Hosting;

/// <summary>Ed25519 signing after RFC 8032 in projective coordinates with arbitrary-precision integers: slow, short, and sharing no code with the verifier under test.</summary>
internal static class Ed25519TestSigner
{
    public static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    public static readonly BigInteger L = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);
    private static readonly BigInteger D = Mod(-121665 * Inverse(121666));

    private static readonly (BigInteger X, BigInteger Y) B = (
        BigInteger.Parse("15112221349535400772501151409588531511454012693041857206046113283949847762202", System.Globalization.CultureInfo.InvariantCulture),
        BigInteger.Parse("46316835694926478169428394003475163141307993866256225615783033603165251855960", System.Globalization.CultureInfo.InvariantCulture));

    public static byte[] PublicKey(byte[] seed) => Encode(Multiply(Expand(seed).Scalar));

    public static byte[] Sign(byte[] seed, byte[] message)
    {
        var (scalar, prefix) = Expand(seed);
        var publicKey = Encode(Multiply(scalar));
        var r = Number(SHA512.HashData([.. prefix, .. message])) % L;
        var commitment = Encode(Multiply(r));
        var k = Number(SHA512.HashData([.. commitment, .. publicKey, .. message])) % L;
        return [.. commitment, .. Bytes((r + (k * scalar)) % L)];
    }

    public static byte[] Bytes(BigInteger value)
    {
        var bytes = new byte[32];
        value.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }

    public static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true);

    private static (BigInteger Scalar, byte[] Prefix) Expand(byte[] seed)
    {
        var digest = SHA512.HashData(seed);
        digest[0] &= 248;
        digest[31] = (byte)((digest[31] & 127) | 64);
        return (Number(digest[..32]), digest[32..]);
    }

    private static (BigInteger X, BigInteger Y, BigInteger Z) Multiply(BigInteger scalar)
    {
        (BigInteger X, BigInteger Y, BigInteger Z) result = (0, 1, 1);
        var point = (B.X, B.Y, Z: BigInteger.One);
        for (; scalar > 0; scalar >>= 1)
        {
            if (!scalar.IsEven)
            {
                result = Add(result, point);
            }

            point = Add(point, point);
        }

        return result;
    }

    private static (BigInteger X, BigInteger Y, BigInteger Z) Add(
        (BigInteger X, BigInteger Y, BigInteger Z) p, (BigInteger X, BigInteger Y, BigInteger Z) q)
    {
        var a = Mod(p.Z * q.Z);
        var (c, d) = (Mod(p.X * q.X), Mod(p.Y * q.Y));
        var e = Mod(D * c * d);
        var (b, mixed) = (Mod(a * a), Mod(((p.X + p.Y) * (q.X + q.Y)) - c - d));
        return (Mod(a * (b - e) * mixed), Mod(a * (b + e) * (d + c)), Mod((b - e) * (b + e)));
    }

    private static byte[] Encode((BigInteger X, BigInteger Y, BigInteger Z) point)
    {
        var inverse = Inverse(point.Z);
        var bytes = Bytes(Mod(point.Y * inverse));
        bytes[31] |= (byte)(Mod(point.X * inverse).IsEven ? 0 : 128);
        return bytes;
    }

    private static BigInteger Mod(BigInteger value) => ((value % P) + P) % P;

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(Mod(value), P - 2, P);
}
