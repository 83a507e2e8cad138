using System.Globalization;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks.Material;

/// <summary>An RSA key has just the bits that the exchange asks for.</summary>
public sealed class Rsa2048Check() : MaterialCheck("BKT1403")
{
    private protected override CheckResult Judge(CheckContext context, KeyAlgorithm algorithm, int? size)
    {
        if (algorithm != KeyAlgorithm.Rsa)
        {
            return NotRsa(algorithm);
        }

        if (size is not { } bits)
        {
            return SizeUnknown();
        }

        var evidence = string.Create(CultureInfo.InvariantCulture, $"size: {bits} bits");
        return bits switch
        {
            < 2048 when context.IsJudgedBy(RsaKeyTooSmallCheck.CheckId) => CheckResult.NotApplicable(
                $"The RSA key is smaller than 2048 bits; {RsaKeyTooSmallCheck.CheckId} reports that.", Findings.FindingReason.CoveredElsewhere),
            < 2048 => CheckResult.Fail("The RSA key has fewer than 2048 bits.", evidence),
            2048 => CheckResult.Fail("The RSA key has 2048 bits, the least that the exchange takes.", evidence),
            _ => CheckResult.Pass("The RSA key has more than 2048 bits.", evidence),
        };
    }
}
