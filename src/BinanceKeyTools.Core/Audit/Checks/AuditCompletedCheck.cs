using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>Said once at the end of a run. A report whose findings lack it was made of a run that was stopped.</summary>
public sealed class AuditCompletedCheck() : AuditCheck("BKT1901")
{
    /// <inheritdoc/>
    public override EvidenceQuestion Needs => EvidenceQuestion.None;

    /// <summary>Judges a run that came to its end.</summary>
    /// <param name="keyCount">How many keys were audited.</param>
    /// <param name="unreadableCount">How many of them could not be read from their vault.</param>
    /// <param name="vaults">The vaults that were searched.</param>
    public static CheckResult Judge(int keyCount, int unreadableCount, IReadOnlyCollection<VaultEvidence> vaults)
    {
        ArgumentNullException.ThrowIfNull(vaults);
        string[] evidence = [$"keys: {keyCount}", $"unreadable keys: {unreadableCount}", $"vaults: {vaults.Count}"];
        return CheckResult.Pass($"The run came to its end: {Amount.Keys(keyCount)}.", evidence);
    }
}
