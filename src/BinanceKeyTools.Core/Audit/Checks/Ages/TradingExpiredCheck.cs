namespace BinanceKeyTools.Audit.Checks.Ages;

/// <summary>The trading permission ran out, of a key that is or may be for trading.</summary>
public sealed class TradingExpiredCheck() : RestrictionCheck(CheckId)
{
    /// <summary>The id.</summary>
    internal const string CheckId = "BKT1505";

    /// <inheritdoc/>
    internal override KeyPermission Concerns => KeyPermission.SpotAndMarginTrading;

    private protected override CheckResult Judge(CheckContext context, KeyRestriction restriction)
    {
        if (restriction.TradingExpiresAt is not { } end)
        {
            return CheckResult.NotApplicable("The exchange names no end of the trading permission.");
        }

        var isForTrading = context.Policy.Purpose?.Required.HasFlag(KeyPermission.SpotAndMarginTrading) ?? true;
        if (!isForTrading && restriction.EnableSpotAndMarginTrading is false)
        {
            return CheckResult.NotApplicable("The key is not for spot or margin trading, and the right is off.");
        }

        string[] evidence =
        [
            $"tradingAuthorityExpirationTime: {EvidenceText.Time(end)}",
            EvidenceText.Of(KeyPermission.SpotAndMarginTrading, restriction.EnableSpotAndMarginTrading),
        ];
        return end <= context.Now
            ? CheckResult.Fail("The trading permission has run out.", evidence)
            : CheckResult.Pass("The trading permission has not run out.", evidence);
    }
}
