namespace BinanceKeyTools.Sandbox.Verification;

/// <summary>A point of edwards25519 in extended homogeneous coordinates: x = X/Z, y = Y/Z, xy = T/Z (RFC 8032, section 5.1.4).</summary>
internal readonly struct EdwardsPoint
{
    /// <summary>The length of an encoded point in bytes.</summary>
    public const int EncodedLength = FieldElement.EncodedLength;

    private const byte SignBit = 0x80;

    /// <summary>The curve constant d = -121665 / 121666.</summary>
    private static readonly FieldElement D = -new FieldElement(121665) * new FieldElement(121666).Invert();

    private static readonly FieldElement TwoD = D + D;

    private readonly FieldElement _x;
    private readonly FieldElement _y;
    private readonly FieldElement _z;
    private readonly FieldElement _t;

    private EdwardsPoint(in FieldElement x, in FieldElement y, in FieldElement z, in FieldElement t)
    {
        (_x, _y, _z, _t) = (x, y, z, t);
    }

    public static EdwardsPoint Identity { get; } = new(FieldElement.Zero, FieldElement.One, FieldElement.One, FieldElement.Zero);

    /// <summary>The base point B: y = 4/5 with even x.</summary>
    public static EdwardsPoint Base { get; } = CreateBase();

    /// <summary>Decodes a point. False for a coordinate that is not canonical or not on the curve (RFC 8032, section 5.1.3).</summary>
    public static bool TryDecode(ReadOnlySpan<byte> encoded, out EdwardsPoint point)
    {
        point = default;
        return encoded.Length == EncodedLength
            && FieldElement.TryDecode(encoded, out var y)
            && TryFromY(y, (encoded[^1] & SignBit) != 0, out point);
    }

    /// <summary>The unified addition of RFC 8032: complete, so that it also doubles.</summary>
    public EdwardsPoint Add(in EdwardsPoint other)
    {
        var a = (_y - _x) * (other._y - other._x);
        var b = (_y + _x) * (other._y + other._x);
        var c = _t * TwoD * other._t;
        var zz = _z * other._z;
        var d = zz + zz;
        return FromParts(b - a, d - c, d + c, b + a);
    }

    /// <summary>The doubling of RFC 8032, cheaper than the addition.</summary>
    public EdwardsPoint Double()
    {
        var a = _x * _x;
        var b = _y * _y;
        var zz = _z * _z;
        var h = a + b;
        var sum = _x + _y;
        var g = a - b;
        return FromParts(h - (sum * sum), zz + zz + g, g, h);
    }

    public EdwardsPoint Negate() => new(-_x, _y, _z, -_t);

    /// <summary>Writes the 32-byte encoding: y, little-endian, with the parity of x in the top bit.</summary>
    public void Encode(Span<byte> destination)
    {
        var inverse = _z.Invert();
        (_y * inverse).Encode(destination);
        if ((_x * inverse).IsOdd())
        {
            destination[EncodedLength - 1] |= SignBit;
        }
    }

    private static EdwardsPoint FromParts(in FieldElement e, in FieldElement f, in FieldElement g, in FieldElement h) =>
        new(e * f, g * h, f * g, e * h);

    private static EdwardsPoint CreateBase()
    {
        TryFromY(new FieldElement(4) * new FieldElement(5).Invert(), hasOddX: false, out var point);
        return point;
    }

    private static bool TryFromY(in FieldElement y, bool hasOddX, out EdwardsPoint point)
    {
        point = default;
        var square = y * y;
        if (!(square - FieldElement.One).TryDivideAndRoot((D * square) + FieldElement.One, out var x))
        {
            return false;
        }

        if (x.IsOdd() != hasOddX)
        {
            x = -x;
        }

        point = new EdwardsPoint(x, y, FieldElement.One, x * y);

        // Zero has no odd counterpart: its parity cannot be flipped.
        return x.IsOdd() == hasOddX;
    }
}
