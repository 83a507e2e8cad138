using System.Globalization;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks.Material;

/// <summary>An RSA key has fewer bits than the exchange takes.</summary>
public sealed class RsaKeyTooSmallCheck() : MaterialCheck(CheckId)
{
    /// <summary>The id.</summary>
    internal const string CheckId = "BKT1402";

    /// <summary>The error id of a private key that is refused for its size, so that it never becomes a credential.</summary>
    internal const string RefusalId = "RsaKeyTooSmall";

    private const int Smallest = 2048;

    private protected override CheckResult JudgeUnreadable(Obstacle obstacle) => obstacle.ErrorId == RefusalId
        ? CheckResult.Fail("The RSA key has fewer than 2048 bits.", RefusalId) with { Remediation = obstacle.Remedy }
        : base.JudgeUnreadable(obstacle);

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

        var evidence = string.Create(CultureInfo.InvariantCulture, $"size: {bits} bits (at least {Smallest})");
        return bits < Smallest
            ? CheckResult.Fail("The RSA key has fewer than 2048 bits.", evidence)
            : CheckResult.Pass("The RSA key is large enough.", evidence);
    }
}
