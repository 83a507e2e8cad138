using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.SubAccounts;

/// <summary>The IP list of a sub-account's key is not the one that is recorded with the same key in a vault.</summary>
public sealed class SubAccountIPListDiffersCheck() : FleetCheck("BKT1804")
{
    /// <inheritdoc/>
    public override EvidenceQuestion Needs => EvidenceQuestion.SubAccounts;

    /// <inheritdoc/>
    public override CheckResult Judge(FleetKey key, FleetIndex fleet)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(fleet);
        return key.SubAccounts switch
        {
            { Value: { } report } => Judge(report, fleet),
            { Obstacle: { } obstacle } => CheckResult.Unknown(obstacle),
            _ => SubAccountCheck.NotAsked(),
        };
    }

    private static CheckResult Judge(SubAccountReport report, FleetIndex fleet)
    {
        (SubAccountKey Key, FleetKey Recorded)[] pairs =
        [
            .. report.Keys.Where(HasList).OrderBy(key => key.Email, StringComparer.OrdinalIgnoreCase).ThenBy(key => key.Fingerprint, StringComparer.Ordinal)
                .SelectMany(key => fleet.WithFingerprint(key.Fingerprint)
                    .Where(entry => entry.Record.AllowedIP.Count > 0)
                    .Select(entry => (key, entry))),
        ];
        string[] differences = [.. pairs.SelectMany(pair => Compare(pair.Key, pair.Recorded))];
        string[] untold = [.. pairs.Where(pair => !pair.Key.IsIPListKnown).Select(pair => $"{SubAccountKeyCheck.Describe(pair.Key)}: not told")];
        return differences.Length > 0 ? CheckResult.Fail("IP lists of sub-account keys are not as recorded.", [.. differences, .. untold])
            : untold.Length > 0 ? CheckResult.Unknown(FindingReason.AnswerIncomplete, "The exchange does not tell the IP lists of all keys of the sub-accounts.", untold)
            : report.MayMissKeys ? SubAccountCheck.Incomplete(report)
            : fleet.UnreadCount > 0 && report.Keys.Any(HasList) ? CheckResult.Unknown(
                FindingReason.KeyUnreadable,
                "Entries of the vaults could not be read, and may be keys of the sub-accounts with a recorded IP list.",
                $"lists compared: {pairs.Length}",
                $"not readable: {fleet.UnreadCount}")
            : pairs.Length == 0 ? CheckResult.NotApplicable("No key of a sub-account that may have an IP list is in a vault with a recorded one.")
            : CheckResult.Pass("The IP lists of the sub-account keys are as recorded.", $"lists compared: {pairs.Length}");
    }

    // That a key has no list at all is said by BKT1803.
    private static bool HasList(SubAccountKey key) => key is not ({ IPRestricted: false } or { IsIPListEmpty: true });

    private static IEnumerable<string> Compare(SubAccountKey key, FleetKey recorded)
    {
        TrustedAddress[] actual = [.. (key.IPList ?? []).Select(TrustedAddress.Read)];
        TrustedAddress[] expected = [.. recorded.Record.AllowedIP.Select(TrustedAddress.Read)];
        var subject = $"{SubAccountKeyCheck.Describe(key)} and {EvidenceText.Foreign(recorded.Record.ToString())}";
        if (Except(actual, expected) is { Length: > 0 } added)
        {
            yield return $"{subject}: not recorded {added}";
        }

        // What is missing from the entries that could be read may be among the others.
        if (key.IsIPListKnown && Except(expected, actual) is { Length: > 0 } removed)
        {
            yield return $"{subject}: recorded only {removed}";
        }
    }

    private static string Except(TrustedAddress[] entries, TrustedAddress[] others) => string.Join(
        ", ",
        entries.ExceptBy(others.Select(other => other.Canonical), entry => entry.Canonical, StringComparer.OrdinalIgnoreCase)
            .Select(entry => entry.Text)
            .Order(StringComparer.Ordinal));
}
