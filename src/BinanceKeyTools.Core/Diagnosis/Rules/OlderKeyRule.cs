using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>
/// The key may be older than the futures account. When futures were opened is told nowhere, so it never is more than conceivable.
/// </summary>
internal sealed class OlderKeyRule : DiagnosticRule
{
    public override string CauseId => "KeyOlderThanFuturesAccount";

    public override Suspicion? Judge(CaseFile file)
    {
        if (!file.Needs(KeyPermission.Futures) || file.Flag(KeyPermission.Futures) == true || file.AccountHasFutures == false || file.AccountHasPortfolioMargin == true)
        {
            return null;
        }

        return file.Flag(KeyPermission.Futures) == false ? Conclusion.Conceivable(ProbeNames.Restrictions)
            : file.HasWorked && file.RefusedTarget() is { IsReported: false } refused ? Conclusion.Conceivable(refused.Probe)
            : null;
    }
}
