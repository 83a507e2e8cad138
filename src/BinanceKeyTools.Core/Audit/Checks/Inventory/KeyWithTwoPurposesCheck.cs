using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Inventory;

/// <summary>One API key serves two purposes.</summary>
public sealed class KeyWithTwoPurposesCheck() : SharedKeyCheck("BKT1609")
{
    private protected override CheckResult Judge(FleetKey key, string fingerprint, FleetIndex fleet)
    {
        var others = Others(key, fleet.WithFingerprint(fingerprint));
        if (others.Length == 0)
        {
            return CheckResult.NotApplicable("No other entry holds the same API key.");
        }

        FleetKey[] all = [key, .. others];
        string[] evidence =
        [
            .. all.OrderBy(entry => entry.Record.ToString(), StringComparer.OrdinalIgnoreCase)
                .Select(entry => $"{Name(entry)}: {EvidenceText.Foreign(entry.Policy.PurposeName ?? "no purpose")}"),
        ];
        string[] purposes = [.. all.Select(entry => entry.Policy.PurposeName).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        return purposes.Length > 1 ? CheckResult.Fail("The same API key serves several purposes.", evidence)
            : all.Any(entry => entry.Policy.PurposeName is null)
                ? CheckResult.Unknown(FindingReason.NotRecorded, "The same API key is stored under several names, and not all of them say what it is for.", evidence)
                : CheckResult.Pass("All entries with this API key name the same purpose.", evidence);
    }
}
