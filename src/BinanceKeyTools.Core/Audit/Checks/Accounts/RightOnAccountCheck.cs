using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Audit.Checks.Accounts;

/// <summary>The key has a right that its account cannot make use of.</summary>
public abstract class RightOnAccountCheck : AccountCheck
{
    private readonly KeyPermission _rights;
    private readonly string _field;

    /// <param name="id">The check.</param>
    /// <param name="rights">The rights that need something of the account; any of them counts.</param>
    /// <param name="field">What they need, as the exchange names it, for example <c>isFutureEnabled</c>.</param>
    private protected RightOnAccountCheck(string id, KeyPermission rights, string field)
        : base(id)
    {
        _rights = rights;
        _field = field;
    }

    /// <summary>What a failure says.</summary>
    private protected abstract string Fault { get; }

    /// <summary>The question whose answer has the field.</summary>
    private protected virtual Endpoint Question => EndpointCatalogue.AccountInfo;

    private protected abstract bool? Read(AccountState account);

    /// <inheritdoc/>
    internal override KeyPermission Concerns => _rights;

    private protected sealed override CheckResult Judge(CheckContext context, AccountState account)
    {
        if (context.Evidence.Restriction.Value is not { } restriction)
        {
            return CheckResult.Unanswered(context.Evidence.Restriction);
        }

        var hasRight = restriction.HasAny(_rights);
        if (hasRight is false)
        {
            return CheckResult.NotApplicable("The key has no right that needs it.");
        }

        var isOpen = Read(account);
        string[] evidence = [EvidenceText.Of(_field, isOpen), EvidenceText.Rights(restriction.Permission & _rights)];
        return (isOpen, hasRight) switch
        {
            (true, _) => CheckResult.Pass("The account goes with the right of the key.", evidence),
            (null, _) => Untold(account, Question, _field),
            (_, null) => CheckResult.Untold(EvidenceText.Fields(restriction.UnknownPermission & _rights)),
            _ => CheckResult.Fail(Fault, evidence),
        };
    }
}
