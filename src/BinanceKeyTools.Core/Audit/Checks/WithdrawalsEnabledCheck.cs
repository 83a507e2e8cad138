namespace BinanceKeyTools.Audit.Checks;

/// <summary>Withdrawals are on although neither the purpose nor the policy lets the key have them.</summary>
public sealed class WithdrawalsEnabledCheck() : KeyCheck("BKT1001")
{
    /// <inheritdoc/>
    public override CheckResult Judge(CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Evidence.Restriction.Value is not { } restriction)
        {
            return CheckResult.Unknown(context.Evidence.Restriction.Obstacle!);
        }

        return restriction.EnableWithdrawals switch
        {
            null => CheckResult.Unknown(Findings.FindingReason.AnswerIncomplete, "The exchange did not say whether withdrawals are on."),
            false => CheckResult.Pass("Withdrawals are off.", "enableWithdrawals: false"),
            true when context.Policy.Permits(KeyPermission.Withdrawals) =>
                CheckResult.Pass("Withdrawals are on, and the policy lets this key have them.", "enableWithdrawals: true", $"purpose: {context.Policy.PurposeName}"),
            true => CheckResult.Fail("Withdrawals are on: whoever has the key can move the money out.", "enableWithdrawals: true"),
        };
    }
}
