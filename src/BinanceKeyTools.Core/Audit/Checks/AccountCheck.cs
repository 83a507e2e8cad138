using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;

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

    /// <summary>What to say about a field that is not there: why its question has no answer, or that the answer lacks it.</summary>
    private protected static CheckResult Untold(AccountState account, Endpoint question, string field)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.Unanswered.TryGetValue(question.Path, out var obstacle) ? CheckResult.Unknown(obstacle) : CheckResult.Untold(field);
    }
}
