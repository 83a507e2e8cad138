namespace BinanceKeyTools.Audit.Checks.Rights;

/// <summary>Withdrawals are on although neither the purpose nor the policy lets the key have them.</summary>
public sealed class WithdrawalsEnabledCheck() : RestrictionCheck("BKT1001")
{
    /// <inheritdoc/>
    internal override KeyPermission Concerns => KeyPermission.Withdrawals;

    private protected override CheckResult Judge(CheckContext context, KeyRestriction restriction) => restriction.EnableWithdrawals switch
    {
        null => CheckResult.Untold("enableWithdrawals"),
        false => CheckResult.Pass("Withdrawals are off.", "enableWithdrawals: false"),
        true when context.Policy.Permits(KeyPermission.Withdrawals) => CheckResult.Pass(
            "Withdrawals are on, and the policy lets this key have them.",
            "enableWithdrawals: true",
            $"purpose: {EvidenceText.Foreign(context.Policy.PurposeName ?? "none")}"),
        true => CheckResult.Fail("Withdrawals are on: whoever has the key can move the money out.", "enableWithdrawals: true"),
    };
}
