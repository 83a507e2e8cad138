namespace BinanceKeyTools.Sandbox.Verification;

/// <summary>The multiples 0 … 15 of a point, for multiplication in steps of four bits.</summary>
internal sealed class EdwardsMultiples
{
    private const int WindowBits = 4;
    private const int Digits = 64;
    private readonly EdwardsPoint[] _multiples = new EdwardsPoint[1 << WindowBits];

    public EdwardsMultiples(in EdwardsPoint point)
    {
        _multiples[0] = EdwardsPoint.Identity;
        for (var index = 1; index < _multiples.Length; index++)
        {
            _multiples[index] = _multiples[index - 1].Add(point);
        }
    }

    /// <summary>The multiples of the base point.</summary>
    public static EdwardsMultiples Base { get; } = new(EdwardsPoint.Base);

    /// <summary>[scalar]P; the scalar is 32 bytes, little-endian.</summary>
    public EdwardsPoint Multiply(ReadOnlySpan<byte> scalar)
    {
        var sum = EdwardsPoint.Identity;
        for (var digit = Digits - 1; digit >= 0; digit--)
        {
            sum = Shift(sum).Add(_multiples[Nibble(scalar, digit)]);
        }

        return sum;
    }

    /// <summary>[scalar]P + [otherScalar]Q in one pass (Straus), so that the doublings are shared.</summary>
    public EdwardsPoint MultiplyAndAdd(ReadOnlySpan<byte> scalar, EdwardsMultiples other, ReadOnlySpan<byte> otherScalar)
    {
        var sum = EdwardsPoint.Identity;
        for (var digit = Digits - 1; digit >= 0; digit--)
        {
            sum = Shift(sum)
                .Add(_multiples[Nibble(scalar, digit)])
                .Add(other._multiples[Nibble(otherScalar, digit)]);
        }

        return sum;
    }

    private static EdwardsPoint Shift(in EdwardsPoint point) => point.Double().Double().Double().Double();

    private static int Nibble(ReadOnlySpan<byte> scalar, int digit) => (scalar[digit / 2] >> (WindowBits * (digit % 2))) & 0x0F;
}
