using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks.Inventory;

/// <summary>An entry of a vault could not be read as a key. Never a failure: what the key may do that may be in it, nobody knows.</summary>
public sealed class KeyUnreadableCheck() : RecordCheck("BKT1610")
{
    private protected override CheckResult Judge(CheckContext context, KeyRecord key) => context.Evidence.Unreadable switch
    {
        null => CheckResult.Pass("The vault's content was read as a key."),
        { Reason: FindingReason.KeyUnreadable } obstacle => CheckResult.Unknown(obstacle) with
        {
            Message = $"The entry cannot be used as a key: {EvidenceText.Foreign(obstacle.Message)}",
        },
        { } obstacle => CheckResult.Unknown(obstacle),
    };
}
