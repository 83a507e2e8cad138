using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>Stands for all checks of a key that could not be made for one cause; see <see cref="Findings.UnmadeChecks"/>. Nothing judges by it.</summary>
public sealed class ChecksNotMadeCheck() : AuditCheck(CheckId)
{
    /// <summary>The id.</summary>
    internal const string CheckId = "BKT1704";

    /// <inheritdoc/>
    public override EvidenceQuestion Needs => EvidenceQuestion.None;
}
