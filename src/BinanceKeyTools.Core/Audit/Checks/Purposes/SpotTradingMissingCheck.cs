using BinanceKeyTools.Audit.Checks.Ages;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Enable Spot &amp; Margin Trading" is off although the purpose requires it. When the exchange also tells that the
/// permission ran out, the check of that says it.</summary>
public sealed class SpotTradingMissingCheck() : RightMissingCheck("BKT1202", KeyPermission.SpotAndMarginTrading)
{
    private protected override CheckResult JudgeMissing(CheckContext context, CheckResult missing) =>
        context.Evidence.Restriction.Value?.TradingExpiresAt <= context.Now && context.IsJudgedBy(TradingExpiredCheck.CheckId)
            ? CheckResult.NotApplicable($"The trading permission has expired; {TradingExpiredCheck.CheckId} reports that.", FindingReason.CoveredElsewhere)
            : missing;
}
