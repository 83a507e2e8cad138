using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>A check of the account that a key belongs to. Without an answer about it nothing is known.</summary>
public abstract class AccountCheck : ExchangeCheck
{
    private protected AccountCheck(string id)
        : base(id)
    {
    }

    /// <inheritdoc/>
    public sealed override EvidenceQuestion Needs => EvidenceQuestion.Restriction | EvidenceQuestion.Account;

    private protected sealed override CheckResult JudgeReadable(CheckContext context) =>
        context.Evidence.Account.Value is { } account
            ? Judge(context, account)
            : CheckResult.Unanswered(context.Evidence.Account);

    private protected abstract CheckResult Judge(CheckContext context, AccountState account);
}
