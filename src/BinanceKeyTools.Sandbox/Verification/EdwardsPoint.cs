using System.Numerics;

namespace BinanceKeyTools.Sandbox.Verification;

/// <summary>A point of edwards25519 in extended homogeneous coordinates: x = X/Z, y = Y/Z, xy = T/Z (RFC 8032, section 5.1.4).</summary>
internal readonly record struct EdwardsPoint(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T)
{
    /// <summary>The length of an encoded point in bytes.</summary>
    public const int EncodedLength = 32;

    public static EdwardsPoint Identity { get; } = new(BigInteger.Zero, BigInteger.One, BigInteger.One, BigInteger.Zero);

    /// <summary>The base point B: y = 4/5 with even x.</summary>
    public static EdwardsPoint Base { get; } = CreateBase();

    /// <summary>Decodes a point. False for a coordinate that is not canonical or not on the curve (RFC 8032, section 5.1.3).</summary>
    public static bool TryDecode(ReadOnlySpan<byte> encoded, out EdwardsPoint point)
    {
        point = default;
        if (encoded.Length != EncodedLength)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[EncodedLength];
        encoded.CopyTo(bytes);
        var oddX = (bytes[31] & 0x80) != 0;
        bytes[31] &= 0x7F;
        var y = new BigInteger(bytes, isUnsigned: true);
        return y < EdwardsField.Prime && TryFromY(y, oddX, out point);
    }

    /// <summary>The unified addition of RFC 8032: complete, so that it also doubles.</summary>
    public EdwardsPoint Add(in EdwardsPoint other)
    {
        var a = EdwardsField.Multiply(EdwardsField.Subtract(Y, X), EdwardsField.Subtract(other.Y, other.X));
        var b = EdwardsField.Multiply(EdwardsField.Add(Y, X), EdwardsField.Add(other.Y, other.X));
        var c = EdwardsField.Multiply(EdwardsField.Multiply(T, EdwardsField.TwoD), other.T);
        var zz = EdwardsField.Multiply(Z, other.Z);
        var d = EdwardsField.Add(zz, zz);
        var e = EdwardsField.Subtract(b, a);
        var f = EdwardsField.Subtract(d, c);
        var g = EdwardsField.Add(d, c);
        var h = EdwardsField.Add(b, a);
        return new EdwardsPoint(
            EdwardsField.Multiply(e, f),
            EdwardsField.Multiply(g, h),
            EdwardsField.Multiply(f, g),
            EdwardsField.Multiply(e, h));
    }

    public EdwardsPoint Negate() => new(EdwardsField.Subtract(0, X), Y, Z, EdwardsField.Subtract(0, T));

    /// <summary>Writes the 32-byte encoding: y, little-endian, with the parity of x in the top bit.</summary>
    public void Encode(Span<byte> destination)
    {
        var inverse = EdwardsField.Invert(Z);
        var x = EdwardsField.Multiply(X, inverse);
        var y = EdwardsField.Multiply(Y, inverse);
        destination[..EncodedLength].Clear();
        y.TryWriteBytes(destination, out _, isUnsigned: true);
        if (!x.IsEven)
        {
            destination[31] |= 0x80;
        }
    }

    private static EdwardsPoint CreateBase()
    {
        var y = EdwardsField.Multiply(4, EdwardsField.Invert(5));
        TryFromY(y, oddX: false, out var point);
        return point;
    }

    private static bool TryFromY(BigInteger y, bool oddX, out EdwardsPoint point)
    {
        point = default;
        var ySquared = EdwardsField.Multiply(y, y);
        var numerator = EdwardsField.Subtract(ySquared, BigInteger.One);
        var denominator = EdwardsField.Add(EdwardsField.Multiply(EdwardsField.D, ySquared), BigInteger.One);
        if (!EdwardsField.TryDivideAndRoot(numerator, denominator, out var x) || (x.IsZero && oddX))
        {
            return false;
        }

        if (x.IsEven == oddX)
        {
            x = EdwardsField.Subtract(0, x);
        }

        point = new EdwardsPoint(x, y, BigInteger.One, EdwardsField.Multiply(x, y));
        return true;
    }
}
