namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>The IP restriction of the key is not as the policy expects of this very key.</summary>
public sealed class IPRestrictionUnexpectedCheck() : RestrictionCheck("BKT1152")
{
    /// <inheritdoc/>
    internal override bool ConcernsIPList => true;

    private protected override CheckResult Judge(CheckContext context, KeyRestriction restriction)
    {
        if (context.Policy.Expected?.IPRestricted is not { } expected)
        {
            return CheckResult.NotApplicable("The policy expects nothing of this key's IP restriction.");
        }

        if (restriction.IPRestricted is not { } actual)
        {
            return CheckResult.Untold("ipRestrict");
        }

        string[] evidence = [EvidenceText.Of("ipRestrict", actual), EvidenceText.Of("expected", expected)];
        return actual == expected ? CheckResult.Pass("The IP restriction is as the policy expects.", evidence)
            : expected ? CheckResult.Fail("The policy expects an IP list, and the key has none.", evidence)
            : CheckResult.Fail("The policy expects no IP list, and the key has one.", evidence);
    }
}
