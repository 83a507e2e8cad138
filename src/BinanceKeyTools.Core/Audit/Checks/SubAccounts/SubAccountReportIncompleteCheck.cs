using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.SubAccounts;

/// <summary>Not all sub-accounts or keys could be read. Never a failure: it says what nobody knows.</summary>
public sealed class SubAccountReportIncompleteCheck() : SubAccountCheck("BKT1801")
{
    private protected override CheckResult Judge(CheckContext context, SubAccountReport report) => report.Gaps.Count == 0
        ? CheckResult.Pass("All sub-accounts and their keys were read.", $"sub-accounts: {report.KeyCounts.Count}", $"keys: {report.Keys.Count}")
        : CheckResult.Unknown(
            FindingReason.AnswerIncomplete,
            "Not everything about the sub-accounts could be read.",
            [.. report.Gaps.Select(gap => EvidenceText.Foreign(gap.Text))]);
}
