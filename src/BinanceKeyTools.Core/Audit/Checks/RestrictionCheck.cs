namespace BinanceKeyTools.Audit.Checks;

/// <summary>A check of what a key may do, as the exchange tells it. Without that answer nothing is known.</summary>
public abstract class RestrictionCheck : ExchangeCheck
{
    private protected RestrictionCheck(string id)
        : base(id)
    {
    }

    private protected sealed override CheckResult JudgeReadable(CheckContext context) =>
        context.Evidence.Restriction.Value is { } restriction
            ? Judge(context, restriction)
            : CheckResult.Unanswered(context.Evidence.Restriction);

    private protected abstract CheckResult Judge(CheckContext context, KeyRestriction restriction);
}
