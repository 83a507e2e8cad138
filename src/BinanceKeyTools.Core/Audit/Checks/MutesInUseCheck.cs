using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>A mute has expired, or covers nothing any more. Said once a run, when the policy has mutes.</summary>
public sealed class MutesInUseCheck() : AuditCheck(CheckId)
{
    /// <summary>The id.</summary>
    internal const string CheckId = "BKT1902";

    /// <inheritdoc/>
    public override EvidenceQuestion Needs => EvidenceQuestion.None;

    /// <summary>Judges the mutes after all findings were made.</summary>
    /// <param name="mutes">The mutes with what they were used for.</param>
    /// <param name="today">The date of the run, in UTC.</param>
    public static CheckResult Judge(MuteMatcher mutes, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(mutes);
        string[] stale =
        [
            .. mutes.Expired(today).Select(mute => $"expired on {mute.Expires:yyyy-MM-dd}: {Describe(mute)}"),
            .. mutes.Unused(today).Select(mute => $"covered nothing: {Describe(mute)}"),
        ];
        return stale.Length == 0
            ? CheckResult.Pass($"Every mute holds and is used: {Amount.Of(mutes.All.Count, "mute")}.")
            : CheckResult.Fail($"{stale.Length} of {Amount.Of(mutes.All.Count, "mute")} expired or covered nothing.", stale);
    }

    private static string Describe(Mute mute) =>
        $"{mute.Check} for {(mute.Vault is null ? "" : mute.Vault + "/")}{mute.Name} ({mute.Owner}{(mute.Origin is null ? "" : ", " + mute.Origin)})";
}
