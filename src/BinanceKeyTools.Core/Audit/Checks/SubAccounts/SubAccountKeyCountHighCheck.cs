using System.Globalization;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Audit.Checks.SubAccounts;

/// <summary>A sub-account has nearly as many keys as the exchange allows, so that a rotation may find no room for the new key.</summary>
public sealed class SubAccountKeyCountHighCheck() : SubAccountCheck("BKT1802")
{
    private protected override CheckResult Judge(CheckContext context, SubAccountReport report)
    {
        var thresholds = context.Policy.Thresholds;
        var limit = thresholds.MaxKeysPerAccount;
        string[] nearlyFull =
        [
            .. report.KeyCounts.Where(account => account.Value >= limit - thresholds.KeyHeadroom)
                .OrderBy(account => account.Key, StringComparer.OrdinalIgnoreCase)
                .Select(account => string.Create(CultureInfo.InvariantCulture, $"{EvidenceText.Told(account.Key)}: {account.Value} of {Amount.Keys(limit)}")),
        ];
        return nearlyFull.Length > 0 ? CheckResult.Fail("A sub-account has nearly as many keys as it may have.", nearlyFull)
            : report.MayMissCounts ? Incomplete(report)
            : report.KeyCounts.Count == 0 ? CheckResult.NotApplicable("No sub-account was found.")
            : CheckResult.Pass(
                "No sub-account is near the limit of keys.",
                string.Create(CultureInfo.InvariantCulture, $"most keys: {report.KeyCounts.Values.Max()} (limit {limit}, headroom {thresholds.KeyHeadroom})"));
    }
}
