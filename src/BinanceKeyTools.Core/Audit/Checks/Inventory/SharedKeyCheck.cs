using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Inventory;

/// <summary>Two entries of the vaults share something that belongs to one key.</summary>
public abstract class SharedKeyCheck : FleetCheck
{
    private protected SharedKeyCheck(string id)
        : base(id)
    {
    }

    /// <inheritdoc/>
    public sealed override EvidenceQuestion Needs => EvidenceQuestion.None;

    /// <inheritdoc/>
    public sealed override CheckResult Judge(FleetKey key, FleetIndex fleet)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(fleet);
        if (key.Record.Fingerprint is { } fingerprint)
        {
            return Judge(key, fingerprint, fleet);
        }

        return CheckResult.Unknown(FindingReason.NotRecorded, "The API key is not known, so it cannot be compared.");
    }

    private protected abstract CheckResult Judge(FleetKey key, string fingerprint, FleetIndex fleet);

    /// <summary>Other entries than this one: the same entry may come twice when it was named twice.</summary>
    private protected static FleetKey[] Others(FleetKey key, IEnumerable<FleetKey> keys) =>
        [.. keys.Where(other => Identify(other) != Identify(key)).DistinctBy(Identify)];

    /// <summary>What a comparison with all other keys rests on.</summary>
    private protected static string Compared(FleetIndex fleet) => fleet.UnreadCount == 0
        ? $"keys compared: {fleet.Keys.Count}"
        : $"keys compared: {fleet.Keys.Count(key => key.Record.Fingerprint is not null)}, not readable: {fleet.UnreadCount}";

    private protected static string Name(FleetKey key) => EvidenceText.Foreign(key.Record.ToString());

    // Keys that are in no vault may have the same name and still differ.
    private static (string Name, string? Fingerprint) Identify(FleetKey key) => (key.Record.ToString().ToUpperInvariant(), key.Record.Fingerprint);
}
