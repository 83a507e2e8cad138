using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks.Material;

/// <summary>A check of the secret or private key itself. The vault is enough to tell.</summary>
public abstract class MaterialCheck : KeyCheck
{
    private protected MaterialCheck(string id)
        : base(id)
    {
    }

    /// <inheritdoc/>
    public sealed override EvidenceQuestion Needs => EvidenceQuestion.None;

    /// <inheritdoc/>
    public sealed override CheckResult Judge(CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Evidence.Unreadable is { } obstacle)
        {
            return JudgeUnreadable(obstacle);
        }

        return context.Evidence.Key.Algorithm is { } algorithm
            ? Judge(context, algorithm, context.Evidence.KeySize)
            : CheckResult.Unknown(FindingReason.NotRecorded, "The algorithm of the key is not known.");
    }

    private protected virtual CheckResult JudgeUnreadable(Obstacle obstacle) => CheckResult.Unknown(obstacle);

    /// <param name="context">What is known, and the policy.</param>
    /// <param name="algorithm">The algorithm.</param>
    /// <param name="size">The size of the private key in bits.</param>
    private protected abstract CheckResult Judge(CheckContext context, KeyAlgorithm algorithm, int? size);

    private protected static CheckResult NotRsa(KeyAlgorithm algorithm) =>
        CheckResult.NotApplicable($"The key is no RSA key but {algorithm}.");

    private protected static CheckResult SizeUnknown() =>
        CheckResult.Unknown(FindingReason.NotRecorded, "The size of the RSA key is not known.", "algorithm: Rsa");
}
