using System.Globalization;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The trading permission has run out: the exchange told the time, it is over, and trading is off or refused.</summary>
internal sealed class TradingExpiredRule : DiagnosticRule
{
    public override string CauseId => "TradingExpired";

    public override Suspicion? Judge(CaseFile file)
    {
        if (!file.Needs(KeyPermission.SpotAndMarginTrading) || file.Restriction?.TradingExpiresAt is not { } end || end > file.OpenedAt)
        {
            return null;
        }

        var expired = ("expired", $"{end.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC");
        return file.Flag(KeyPermission.SpotAndMarginTrading) == false ? Conclusion.Proven(ProbeNames.Restrictions, expired)
            : !file.IsTargetGranted() && file.RefusedTarget() is not null ? Conclusion.Indicated(ProbeNames.Restrictions, expired)
            : null;
    }
}
