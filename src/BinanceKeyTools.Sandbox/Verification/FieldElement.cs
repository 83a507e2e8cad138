using System.Buffers.Binary;
using System.Numerics;

namespace BinanceKeyTools.Sandbox.Verification;

/// <summary>
/// An integer modulo p = 2^255 - 19 in five limbs of 51 bits. Limbs may exceed 51 bits by a little between operations; only
/// <see cref="Encode"/> reduces completely. Not constant in time: it handles public values, and on key generation only those of a
/// sandbox.
/// </summary>
internal readonly struct FieldElement
{
    /// <summary>The length of the encoding in bytes.</summary>
    public const int EncodedLength = 32;

    private const int LimbBits = 51;
    private const ulong LimbMask = (1UL << LimbBits) - 1;

    // 4p in limbs: added before a subtraction, it keeps every limb positive.
    private const ulong FourTimesLowLimb = 4 * (LimbMask - 18);
    private const ulong FourTimesOtherLimb = 4 * LimbMask;

    private static readonly BigInteger Prime = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger InversionExponent = Prime - 2;
    private static readonly BigInteger RootExponent = (Prime + 3) / 8;
    private static readonly FieldElement SquareRootOfMinusOne = new FieldElement(2).Power((Prime - 1) / 4);

    private readonly ulong _l0;
    private readonly ulong _l1;
    private readonly ulong _l2;
    private readonly ulong _l3;
    private readonly ulong _l4;

    /// <summary>A number below 2^51.</summary>
    public FieldElement(ulong value)
        : this(value, 0, 0, 0, 0)
    {
    }

    private FieldElement(ulong l0, ulong l1, ulong l2, ulong l3, ulong l4)
    {
        (_l0, _l1, _l2, _l3, _l4) = (l0, l1, l2, l3, l4);
    }

    public static FieldElement Zero => default;

    public static FieldElement One => new(1);

    public static FieldElement operator +(in FieldElement a, in FieldElement b) =>
        Carry(a._l0 + b._l0, a._l1 + b._l1, a._l2 + b._l2, a._l3 + b._l3, a._l4 + b._l4);

    public static FieldElement operator -(in FieldElement a, in FieldElement b) => Carry(
        a._l0 + FourTimesLowLimb - b._l0,
        a._l1 + FourTimesOtherLimb - b._l1,
        a._l2 + FourTimesOtherLimb - b._l2,
        a._l3 + FourTimesOtherLimb - b._l3,
        a._l4 + FourTimesOtherLimb - b._l4);

    public static FieldElement operator -(in FieldElement a) => Zero - a;

    /// <summary>Schoolbook multiplication; the limbs above 2^255 come back multiplied by 19.</summary>
    public static FieldElement operator *(in FieldElement a, in FieldElement b)
    {
        var (b1, b2, b3, b4) = (19 * b._l1, 19 * b._l2, 19 * b._l3, 19 * b._l4);
        var r0 = default(WideSum).Add(a._l0, b._l0).Add(a._l1, b4).Add(a._l2, b3).Add(a._l3, b2).Add(a._l4, b1);
        var r1 = default(WideSum).Add(a._l0, b._l1).Add(a._l1, b._l0).Add(a._l2, b4).Add(a._l3, b3).Add(a._l4, b2);
        var r2 = default(WideSum).Add(a._l0, b._l2).Add(a._l1, b._l1).Add(a._l2, b._l0).Add(a._l3, b4).Add(a._l4, b3);
        var r3 = default(WideSum).Add(a._l0, b._l3).Add(a._l1, b._l2).Add(a._l2, b._l1).Add(a._l3, b._l0).Add(a._l4, b4);
        var r4 = default(WideSum).Add(a._l0, b._l4).Add(a._l1, b._l3).Add(a._l2, b._l2).Add(a._l3, b._l1).Add(a._l4, b._l0);
        var l0 = r0.Split(out var carry);
        var l1 = r1.Add(carry, 1).Split(out carry);
        var l2 = r2.Add(carry, 1).Split(out carry);
        var l3 = r3.Add(carry, 1).Split(out carry);
        var l4 = r4.Add(carry, 1).Split(out carry);
        l0 += 19 * carry;
        return new FieldElement(l0 & LimbMask, l1 + (l0 >> LimbBits), l2, l3, l4);
    }

    /// <summary>Reads 32 bytes, little-endian, without the top bit. False when the number is not below p.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out FieldElement value)
    {
        var (w0, w1) = (BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
        var (w2, w3) = (BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));
        value = new FieldElement(
            w0 & LimbMask,
            ((w0 >> 51) | (w1 << 13)) & LimbMask,
            ((w1 >> 38) | (w2 << 26)) & LimbMask,
            ((w2 >> 25) | (w3 << 39)) & LimbMask,
            (w3 >> 12) & LimbMask);
        var isBelowPrime = value._l0 < LimbMask - 18 || (value._l1 & value._l2 & value._l3 & value._l4) != LimbMask;
        return isBelowPrime;
    }

    /// <summary>Writes the canonical number as 32 bytes, little-endian.</summary>
    public void Encode(Span<byte> destination)
    {
        var reduced = Carry(_l0, _l1, _l2, _l3, _l4);

        // The quotient by p is 0 or 1 now: the carry that adding 19 sends through the top.
        var quotient = (reduced._l0 + 19) >> LimbBits;
        quotient = (reduced._l1 + quotient) >> LimbBits;
        quotient = (reduced._l2 + quotient) >> LimbBits;
        quotient = (reduced._l3 + quotient) >> LimbBits;
        quotient = (reduced._l4 + quotient) >> LimbBits;
        var l0 = reduced._l0 + (19 * quotient);
        var l1 = reduced._l1 + (l0 >> LimbBits);
        var l2 = reduced._l2 + (l1 >> LimbBits);
        var l3 = reduced._l3 + (l2 >> LimbBits);
        var l4 = (reduced._l4 + (l3 >> LimbBits)) & LimbMask;
        (l0, l1, l2, l3) = (l0 & LimbMask, l1 & LimbMask, l2 & LimbMask, l3 & LimbMask);
        BinaryPrimitives.WriteUInt64LittleEndian(destination, l0 | (l1 << 51));
        BinaryPrimitives.WriteUInt64LittleEndian(destination[8..], (l1 >> 13) | (l2 << 38));
        BinaryPrimitives.WriteUInt64LittleEndian(destination[16..], (l2 >> 26) | (l3 << 25));
        BinaryPrimitives.WriteUInt64LittleEndian(destination[24..], (l3 >> 39) | (l4 << 12));
    }

    public FieldElement Invert() => Power(InversionExponent);

    /// <summary>Solves x² = this / denominator (RFC 8032, section 5.1.3, step 3). False when there is no root.</summary>
    public bool TryDivideAndRoot(in FieldElement denominator, out FieldElement root)
    {
        var square = this * denominator.Invert();
        root = square.Power(RootExponent);
        if ((root * root).IsSameAs(square))
        {
            return true;
        }

        root *= SquareRootOfMinusOne;
        return (root * root).IsSameAs(square);
    }

    /// <summary>True for an odd canonical number, which RFC 8032 calls negative.</summary>
    public bool IsOdd()
    {
        Span<byte> bytes = stackalloc byte[EncodedLength];
        Encode(bytes);
        return (bytes[0] & 1) != 0;
    }

    public bool IsSameAs(in FieldElement other)
    {
        Span<byte> left = stackalloc byte[EncodedLength];
        Span<byte> right = stackalloc byte[EncodedLength];
        Encode(left);
        other.Encode(right);
        return left.SequenceEqual(right);
    }

    private FieldElement Power(BigInteger exponent)
    {
        var result = One;
        for (var bit = (int)exponent.GetBitLength() - 1; bit >= 0; bit--)
        {
            result *= result;
            if (!(exponent >> bit).IsEven)
            {
                result *= this;
            }
        }

        return result;
    }

    /// <summary>Brings every limb to 51 bits; only the second may keep a bit more.</summary>
    private static FieldElement Carry(ulong l0, ulong l1, ulong l2, ulong l3, ulong l4)
    {
        l1 += l0 >> LimbBits;
        l2 += l1 >> LimbBits;
        l3 += l2 >> LimbBits;
        l4 += l3 >> LimbBits;
        l0 = (l0 & LimbMask) + (19 * (l4 >> LimbBits));
        return new FieldElement(l0 & LimbMask, (l1 & LimbMask) + (l0 >> LimbBits), l2 & LimbMask, l3 & LimbMask, l4 & LimbMask);
    }

    /// <summary>A sum of products in 128 bits.</summary>
    private readonly struct WideSum(ulong high, ulong low)
    {
        public WideSum Add(ulong left, ulong right)
        {
            var productHigh = Math.BigMul(left, right, out var productLow);
            var sum = low + productLow;
            return new WideSum(high + productHigh + (sum < productLow ? 1UL : 0UL), sum);
        }

        /// <summary>The low 51 bits, and the rest as the carry.</summary>
        public ulong Split(out ulong carry)
        {
            carry = (high << (64 - LimbBits)) | (low >> LimbBits);
            return low & LimbMask;
        }
    }
}
