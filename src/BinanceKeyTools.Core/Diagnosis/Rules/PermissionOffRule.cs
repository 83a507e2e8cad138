using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>
/// The request in question needs a right that the key does not have. The exchange's own flag proves it; a flag that is not told never
/// counts as off, so that a refusal beside granted requests makes it likely only.
/// </summary>
/// <param name="permission">The right.</param>
/// <param name="causeId">The cause that names it.</param>
/// <param name="accountHas">Whether the account has what the right is for; <see langword="null"/> for rights that need no product.</param>
internal sealed class PermissionOffRule(KeyPermission permission, string causeId, Func<CaseFile, bool?>? accountHas = null) : DiagnosticRule
{
    public override string CauseId => causeId;

    public override Suspicion? Judge(CaseFile file)
    {
        if (!file.Needs(permission) || IsForTheAccount(file) || file.IsProductMissing())
        {
            return null;
        }

        var request = ("request", file.RequestWords());
        return file.Flag(permission) switch
        {
            true => null,
            false => OfFlag(file, request),
            null => OfRefusal(file, request),
        };
    }

    // What the account does not have cannot be ticked: another rule names that.
    private bool IsForTheAccount(CaseFile file) =>
        accountHas?.Invoke(file) == false || (permission == KeyPermission.Futures && file.AccountHasPortfolioMargin == true);

    private Suspicion OfFlag(CaseFile file, (string Name, string Value) request)
    {
        var ground = ("ground", "The exchange says that the box is not ticked");
        var isExpired = permission == KeyPermission.SpotAndMarginTrading && file.Restriction!.TradingExpiresAt <= file.OpenedAt;

        // Until the account was asked, a product that it does not have is a rival.
        var isOpen = accountHas is not null && file.AccountInfo is null;
        return isExpired ? Conclusion.Conceivable(ProbeNames.Restrictions, request, ground)
            : isOpen ? Conclusion.Indicated(ProbeNames.Restrictions, request, ground)
            : Conclusion.Proven(ProbeNames.Restrictions, request, ground);
    }

    private static Suspicion? OfRefusal(CaseFile file, (string Name, string Value) request)
    {
        if (file.IsTargetGranted() || file.IsFoundElsewhere() || file.RefusedTarget() is not { } refused)
        {
            return null;
        }

        if (!refused.IsReported && file.HasWorked)
        {
            return Conclusion.Indicated(refused.Probe, request, ("ground", "Other requests of the key are granted, and this one is refused"));
        }

        return refused is { Code: -1002, Family: ApiFamily.Sapi }
            ? Conclusion.Indicated(refused.Probe, request, ("ground", "The wallet API answers -1002 when the key lacks the right for a call"))
            : Conclusion.Conceivable(refused.Probe, request, ("ground", "The refusal fits a missing right, and other causes as well"));
    }
}
