using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>
/// An HMAC key without IP list, which under Default Security Controls may only read. Whether the account has switched these off is
/// not told, so it is likely at most.
/// </summary>
internal sealed class ReadOnlyHmacRule : DiagnosticRule
{
    public override string CauseId => "HmacWithoutIPListReadOnly";

    public override Suspicion? Judge(CaseFile file)
    {
        // Keys of this kind were purged, and a new one of the same kind meets the rule at once.
        if (file is { Algorithm: KeyAlgorithm.Hmac, SignedRead.Code: -2008, Key: { AllowedIP.Count: 0 }, Target: { Permission: not KeyPermission.Withdrawals } target } && NeedsMore(target))
        {
            return Conclusion.Conceivable(ProbeNames.SignedRead, ("request", file.RequestWords()));
        }

        // Withdrawals need an IP list with every algorithm.
        if (file is not { Algorithm: KeyAlgorithm.Hmac, IsAddressExcluded: true, Target: { Permission: not KeyPermission.Withdrawals } needed } || !NeedsMore(needed)
            || file.IsTargetGranted())
        {
            return null;
        }

        var request = ("request", file.RequestWords());
        return file.RefusedTarget() is { IsReported: false } refused ? Conclusion.Indicated(refused.Probe, request)
            : file.Flag(file.Target.Permission) == false || file.RefusedTarget() is not null ? Conclusion.Indicated(ProbeNames.Restrictions, request)
            : null;
    }

    private static bool NeedsMore(RequestTarget target) => target.Permission is not (KeyPermission.None or KeyPermission.Reading);
}
