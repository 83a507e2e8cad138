using System.Numerics;
using System.Security.Cryptography;

namespace BinanceKeyTools.Tests.Signing;

/// <summary>
/// Ed25519 verification written from RFC 8032, section 5.1.7, with big integers: slow, and sharing nothing with the library
/// that makes the signatures.
/// </summary>
internal static class Ed25519Verifier
{
    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger L = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", null);
    private static readonly BigInteger D = Mod(-121_665 * Inverse(121_666));
    private static readonly BigInteger SquareRootOfMinusOne = BigInteger.ModPow(2, (P - 1) / 4, P);
    private static readonly Point Base = BasePoint();

    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != 64 || publicKey.Length != 32)
        {
            return false;
        }

        BigInteger s = Number(signature[32..]);
        if (s >= L || Decode(publicKey) is not { } a || Decode(signature[..32]) is not { } r)
        {
            return false;
        }

        byte[] hash = SHA512.HashData([.. signature[..32], .. publicKey, .. message]);
        BigInteger k = Number(hash) % L;
        return AreEqual(Multiply(Base, s), Add(r, Multiply(a, k)));
    }

    private static Point BasePoint()
    {
        BigInteger y = Mod(4 * Inverse(5));
        BigInteger x = RecoverX(y, isOdd: false) ?? throw new InvalidOperationException();
        return new Point(x, y, 1, Mod(x * y));
    }

    private static Point? Decode(ReadOnlySpan<byte> bytes)
    {
        byte[] copy = bytes.ToArray();
        bool isOdd = (copy[31] & 0x80) != 0;
        copy[31] &= 0x7F;
        BigInteger y = Number(copy);
        return y < P && RecoverX(y, isOdd) is { } x ? new Point(x, y, 1, Mod(x * y)) : null;
    }

    private static BigInteger? RecoverX(BigInteger y, bool isOdd)
    {
        BigInteger square = Mod(((y * y) - 1) * Inverse(Mod((D * y * y) + 1)));
        BigInteger x = BigInteger.ModPow(square, (P + 3) / 8, P);
        if (Mod((x * x) - square) != 0)
        {
            x = Mod(x * SquareRootOfMinusOne);
        }

        if (Mod((x * x) - square) != 0 || (x.IsZero && isOdd))
        {
            return null;
        }

        return x.IsEven == isOdd ? P - x : x;
    }

    private static Point Add(Point left, Point right)
    {
        BigInteger a = Mod((left.Y - left.X) * (right.Y - right.X));
        BigInteger b = Mod((left.Y + left.X) * (right.Y + right.X));
        BigInteger c = Mod(2 * left.T * right.T * D);
        BigInteger d = Mod(2 * left.Z * right.Z);
        BigInteger e = b - a;
        BigInteger f = d - c;
        BigInteger g = d + c;
        BigInteger h = b + a;
        return new Point(Mod(e * f), Mod(g * h), Mod(f * g), Mod(e * h));
    }

    private static Point Multiply(Point point, BigInteger scalar)
    {
        var result = new Point(0, 1, 1, 0);
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

    private static bool AreEqual(Point left, Point right) =>
        Mod((left.X * right.Z) - (right.X * left.Z)).IsZero && Mod((left.Y * right.Z) - (right.Y * left.Z)).IsZero;

    private static BigInteger Number(ReadOnlySpan<byte> littleEndian) => new(littleEndian, isUnsigned: true);

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(value, P - 2, P);

    private static BigInteger Mod(BigInteger value)
    {
        BigInteger remainder = value % P;
        return remainder.Sign < 0 ? remainder + P : remainder;
    }

    /// <summary>Extended homogeneous coordinates (section 5.1.4).</summary>
    private readonly record struct Point(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T);
}
