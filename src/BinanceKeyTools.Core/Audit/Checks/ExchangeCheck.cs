namespace BinanceKeyTools.Audit.Checks;

/// <summary>A check that rests on what the exchange says about a key. A key that cannot be read cannot ask, so nothing is known.</summary>
public abstract class ExchangeCheck : KeyCheck
{
    private protected ExchangeCheck(string id)
        : base(id)
    {
    }

    /// <inheritdoc/>
    public sealed override CheckResult Judge(CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Evidence.Unreadable is { } obstacle ? CheckResult.Unknown(obstacle) : JudgeReadable(context);
    }

    private protected abstract CheckResult JudgeReadable(CheckContext context);
}
