using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>Futures are refused because the account trades them under Portfolio Margin.</summary>
internal sealed class PortfolioMarginActiveRule : DiagnosticRule
{
    public override string CauseId => "PortfolioMarginActive";

    public override Suspicion? Judge(CaseFile file)
    {
        if (!file.Needs(KeyPermission.Futures) || file.AccountHasPortfolioMargin == false || file.IsTargetGranted() || file.IsProductMissing())
        {
            return null;
        }

        var flag = file.Flag(KeyPermission.Futures);
        var refused = file.RefusedTarget();
        if (file.AccountHasPortfolioMargin == true)
        {
            var ground = ("ground", "The exchange says that the account is under Portfolio Margin");
            return flag == false ? Conclusion.Proven(ProbeNames.AccountInfo, ground)
                : refused is not null ? Conclusion.Indicated(ProbeNames.AccountInfo, ground)
                : null;
        }

        if (refused is not { Code: -2015 })
        {
            return null;
        }

        return file.PortfolioMarginRead is { Succeeded: true }
            ? Conclusion.Indicated(ProbeNames.PortfolioMargin, ("ground", "The same key was granted a read there"))
            : file.PortfolioMarginRead is null && !file.IsFoundElsewhere() && (refused.IsReported || file.HasWorked)
            ? Conclusion.Conceivable(refused.Probe, ("ground", "Whether this account is, was not told"))
            : null;
    }
}
