using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Audit.Checks.SubAccounts;

/// <summary>
/// A check of the keys of all sub-accounts, as their master account sees them. Judges the keys that could be read; that some could
/// not is said once, by BKT1801.
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

    internal static CheckResult NotAsked() => CheckResult.NotApplicable("Sub-accounts are not asked about with this key.");
}
