using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks.Inventory;

/// <summary>A rotation was begun and not finished. A key that waits to take over was put into the vault when it was begun; of a key
/// that is being replaced, no date says when that began.</summary>
public sealed class RotationUnfinishedCheck() : RecordCheck(CheckId)
{
    /// <summary>The id.</summary>
    internal const string CheckId = "BKT1612";

    /// <summary>The error id of a private key that has no API key yet, so that it never becomes a credential.</summary>
    internal const string PendingId = "KeyPending";

    private const string Waiting = "pending";
    private const string BeingReplaced = "rotating";

    private protected override CheckResult Judge(CheckContext context, KeyRecord key)
    {
        var isWaiting = context.Evidence.Unreadable?.ErrorId == PendingId || string.Equals(key.State, Waiting, StringComparison.OrdinalIgnoreCase);
        if (!isWaiting && !string.Equals(key.State, BeingReplaced, StringComparison.OrdinalIgnoreCase))
        {
            return WhenMissing(context) ?? (key.State is null
                ? CheckResult.NotApplicable("No state is recorded, so no rotation is under way.")
                : CheckResult.Pass("No rotation is under way.", $"bkt.state: {EvidenceText.Foreign(key.State)}"));
        }

        var limit = context.Policy.Thresholds.MaxPendingRotation;
        var state = $"bkt.state: {EvidenceText.Foreign(key.State ?? Waiting)}";
        if (ElapsedTime.Since(key.RegisteredAt, context.Now) is not { } kept)
        {
            return CheckResult.Unknown(FindingReason.NotRecorded, "A rotation is under way, and nothing says since when.", state, "bkt.registeredAt: not recorded");
        }

        var since = EvidenceText.Days("in the vault for", kept, limit);
        if (kept <= limit)
        {
            return CheckResult.Pass("A rotation is under way, and not for long.", state, since);
        }

        return isWaiting
            ? CheckResult.Fail("A rotation was begun and not finished: the key still waits to take over.", state, since)
            : CheckResult.Unknown(FindingReason.NotRecorded, "The key is being replaced, and nothing says since when.", state, since);
    }
}
