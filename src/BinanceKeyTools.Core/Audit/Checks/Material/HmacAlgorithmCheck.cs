using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks.Material;

/// <summary>The key signs by HMAC, which the exchange deprecates.</summary>
public sealed class HmacAlgorithmCheck() : MaterialCheck("BKT1401")
{
    private protected override CheckResult Judge(CheckContext context, KeyAlgorithm algorithm, int? size) => algorithm == KeyAlgorithm.Hmac
        ? CheckResult.Fail("The key signs by HMAC: the exchange knows its secret too, and deprecates the kind.", "algorithm: Hmac")
        : CheckResult.Pass($"The key signs by {algorithm}.", $"algorithm: {algorithm}");
}
