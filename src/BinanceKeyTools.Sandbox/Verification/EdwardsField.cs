using System.Numerics;

namespace BinanceKeyTools.Sandbox.Verification;

/// <summary>Arithmetic modulo 2^255 - 19 and the constants of edwards25519 (RFC 8032, section 5.1).</summary>
internal static class EdwardsField
{
    /// <summary>The field prime, 2^255 - 19.</summary>
    public static readonly BigInteger Prime = BigInteger.Pow(2, 255) - 19;

    /// <summary>The order of the base point, L = 2^252 + 27742317777372353535851937790883648493.</summary>
    public static readonly BigInteger GroupOrder =
        BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The curve constant d = -121665 / 121666.</summary>
    public static readonly BigInteger D = Reduce(-121665 * Invert(121666));

    /// <summary>2d, which every point addition needs.</summary>
    public static readonly BigInteger TwoD = Reduce(2 * D);

    private static readonly BigInteger LowBits = BigInteger.Pow(2, 255) - 1;

    private static readonly BigInteger SquareRootOfMinusOne = BigInteger.ModPow(2, (Prime - 1) / 4, Prime);

    /// <summary>The canonical representative of <paramref name="value"/>, in 0 … p - 1.</summary>
    public static BigInteger Reduce(BigInteger value)
    {
        var remainder = BigInteger.Remainder(value, Prime);
        return remainder.Sign < 0 ? remainder + Prime : remainder;
    }

    /// <summary>The product modulo p; both factors must be in 0 … p - 1.</summary>
    public static BigInteger Multiply(BigInteger left, BigInteger right)
    {
        // 2^255 = 19 (mod p), so folding the high half down is much cheaper than a division.
        var product = left * right;
        product = (product & LowBits) + (19 * (product >> 255));
        product = (product & LowBits) + (19 * (product >> 255));
        return product >= Prime ? product - Prime : product;
    }

    public static BigInteger Add(BigInteger left, BigInteger right)
    {
        var sum = left + right;
        return sum >= Prime ? sum - Prime : sum;
    }

    public static BigInteger Subtract(BigInteger left, BigInteger right)
    {
        var difference = left - right;
        return difference.Sign < 0 ? difference + Prime : difference;
    }

    public static BigInteger Invert(BigInteger value) => BigInteger.ModPow(value, Prime - 2, Prime);

    /// <summary>Solves x² = numerator / denominator (RFC 8032, section 5.1.3, step 3). False when there is no root.</summary>
    public static bool TryDivideAndRoot(BigInteger numerator, BigInteger denominator, out BigInteger root)
    {
        var square = Multiply(numerator, Invert(denominator));
        root = BigInteger.ModPow(square, (Prime + 3) / 8, Prime);
        if (Multiply(root, root) == square)
        {
            return true;
        }

        root = Multiply(root, SquareRootOfMinusOne);
        return Multiply(root, root) == square;
    }
}
