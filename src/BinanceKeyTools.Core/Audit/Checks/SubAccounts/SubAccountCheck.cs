using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.SubAccounts;

/// <summary>
/// A check of the keys of all sub-accounts, as their master account sees them. What the keys fail that could be read is a failure;
/// where none fails, and there may be keys that could not be read, it is unknown. Which ones these are is said once, by BKT1801.
/// </summary>
public abstract class SubAccountCheck : ExchangeCheck
{
    private protected SubAccountCheck(string id)
        : base(id)
    {
    }

    /// <inheritdoc/>
    public sealed override EvidenceQuestion Needs => EvidenceQuestion.SubAccounts;

    private protected sealed override CheckResult JudgeReadable(CheckContext context) => context.Evidence.SubAccounts switch
    {
        { Value: { } report } => Judge(context, report),
        { Obstacle: { } obstacle } => CheckResult.Unknown(obstacle),

        // Only keys of master accounts are asked, so this is the usual case.
        _ => NotAsked(),
    };

    private protected abstract CheckResult Judge(CheckContext context, SubAccountReport report);

    /// <summary>Nothing wrong was seen, but not everything was: what is missing may hide a failure.</summary>
    internal static CheckResult Incomplete(SubAccountReport report) => CheckResult.Unknown(
        FindingReason.AnswerIncomplete,
        "Not everything about the sub-accounts could be read, and what is missing may hide a failure. BKT1801 says what is missing.",
        $"keys read: {report.Keys.Count}",
        $"gaps: {report.Gaps.Count}");

    internal static CheckResult NotAsked() => CheckResult.NotApplicable("Sub-accounts are not asked about with this key.");
}
