namespace BinanceKeyTools.Sandbox.Verification;

/// <summary>
/// The multiples 1 … 15 of 16^i · P for each of the 64 digits of a scalar. With it a multiplication is at most 64 additions
/// and no doubling, which is what makes verification with arbitrary-precision integers fast enough for a local server.
/// </summary>
internal sealed class EdwardsTable
{
    private const int Digits = 64;
    private const int Multiples = 15;
    private readonly EdwardsPoint[] _entries = new EdwardsPoint[Digits * Multiples];

    public EdwardsTable(EdwardsPoint point)
    {
        for (var digit = 0; digit < Digits; digit++)
        {
            var multiple = point;
            for (var index = 0; index < Multiples; index++)
            {
                _entries[(digit * Multiples) + index] = multiple;
                multiple = multiple.Add(point);
            }

            point = multiple;
        }
    }

    /// <summary>The table of the base point.</summary>
    public static EdwardsTable Base { get; } = new(EdwardsPoint.Base);

    /// <summary>Adds [scalar]P to <paramref name="start"/>; the scalar is 32 bytes, little-endian.</summary>
    public EdwardsPoint MultiplyAndAdd(ReadOnlySpan<byte> scalar, EdwardsPoint start)
    {
        for (var digit = 0; digit < Digits; digit++)
        {
            var nibble = (scalar[digit / 2] >> (4 * (digit % 2))) & 0x0F;
            if (nibble != 0)
            {
                start = start.Add(_entries[(digit * Multiples) + nibble - 1]);
            }
        }

        return start;
    }
}
