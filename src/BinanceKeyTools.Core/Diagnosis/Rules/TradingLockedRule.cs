using System.Globalization;
using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>Behaviour rules locked trading by API: the exchange says so when it is asked.</summary>
internal sealed class TradingLockedRule : DiagnosticRule
{
    public override string CauseId => "TradingLocked";

    public override Suspicion? Judge(CaseFile file) => file.IsTradingLocked == true && (file.Target is null || file.Target.Trades)
        ? Conclusion.Proven(
            ProbeNames.TradingStatus,
            ("until", file.TradingRecoversAt is { } end ? $" until {end.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC" : ""))
        : null;
}
