using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>A check that judges a vault.</summary>
public abstract class VaultCheck : AuditCheck
{
    private protected VaultCheck(string id)
        : base(id)
    {
    }

    /// <inheritdoc/>
    public sealed override EvidenceQuestion Needs => EvidenceQuestion.None;

    /// <summary>Judges a vault. Pure.</summary>
    /// <param name="vault">What is known about it.</param>
    public abstract CheckResult Judge(VaultEvidence vault);
}
