using BinanceKeyTools.Audit.Checks.Material;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks.Inventory;

/// <summary>What the vault holds cannot be a key.</summary>
public sealed class KeyUnreadableCheck() : RecordCheck("BKT1610")
{
    private protected override CheckResult Judge(CheckContext context, KeyRecord key) => context.Evidence.Unreadable switch
    {
        null => CheckResult.Pass("The vault's content was read as a key."),
        { ErrorId: RsaKeyTooSmallCheck.RefusalId } => CheckResult.NotApplicable("The private key is too small; BKT1402 says so.", FindingReason.CoveredElsewhere),
        { Reason: FindingReason.KeyUnreadable } obstacle => CheckResult.Fail(
            $"What the vault holds cannot be used as a key: {EvidenceText.Foreign(obstacle.Message)}",
            obstacle.ErrorId is { } id ? [$"error: {id}"] : []) with
        {
            Remediation = obstacle.Remedy,
        },
        { } obstacle => CheckResult.Unknown(obstacle),
    };
}
