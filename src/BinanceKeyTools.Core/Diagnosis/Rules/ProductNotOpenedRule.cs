using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The account has not opened what the request is for; the exchange says so itself.</summary>
/// <param name="causeId">The cause that names the product.</param>
/// <param name="permission">The right that requests for the product need.</param>
/// <param name="accountHas">Whether the account has it.</param>
internal sealed class ProductNotOpenedRule(string causeId, KeyPermission permission, Func<CaseFile, bool?> accountHas) : DiagnosticRule
{
    public override string CauseId => causeId;

    public override Suspicion? Judge(CaseFile file)
    {
        // Under Portfolio Margin futures are traded in another place, whatever the flag of futures says.
        if (!IsNeeded(file) || accountHas(file) != false || file.IsTargetGranted()
            || (permission == KeyPermission.Futures && file.AccountHasPortfolioMargin == true))
        {
            return null;
        }

        var ground = ("ground", "The exchange says that this account has not");
        return file.Flag(permission) == false || file.RefusedTarget() is not null
            ? Conclusion.Proven(ProbeNames.AccountInfo, ground)
            : Conclusion.Indicated(ProbeNames.AccountInfo, ground);
    }

    private bool IsNeeded(CaseFile file) => file.Needs(permission)
        || (permission == KeyPermission.Margin && file.Target is { } target && target.Path.Contains("/margin/", StringComparison.Ordinal));
}
