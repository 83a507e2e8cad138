using System.Globalization;
using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Audit.Checks.Accounts;

/// <summary>The key can withdraw, and the account's address book has no whitelisted address, so that no whitelist can be in force.</summary>
public sealed class WithdrawalWhitelistEmptyCheck() : RestrictionCheck("BKT1721")
{
    /// <inheritdoc/>
    public override EvidenceQuestion Needs => EvidenceQuestion.Restriction | EvidenceQuestion.WithdrawalAddresses;

    /// <inheritdoc/>
    internal override KeyPermission Concerns => KeyPermission.Withdrawals;

    private protected override CheckResult Judge(CheckContext context, KeyRestriction restriction)
    {
        if (restriction.EnableWithdrawals is false)
        {
            return CheckResult.NotApplicable("The key cannot withdraw.");
        }

        if (context.Evidence.WithdrawalAddresses.Value is not { } book)
        {
            return CheckResult.Unanswered(context.Evidence.WithdrawalAddresses);
        }

        string[] evidence =
        [
            string.Create(CultureInfo.InvariantCulture, $"whitelisted addresses: {book.Whitelisted}"),
            string.Create(CultureInfo.InvariantCulture, $"other addresses: {book.Others}"),
        ];
        return book.Whitelisted > 0
            ? CheckResult.Pass("The account has whitelisted withdrawal addresses. Whether others are refused is shown on the web page only.", evidence)
            : restriction.EnableWithdrawals is null
                ? CheckResult.Untold("enableWithdrawals")
                : CheckResult.Fail("The key can withdraw, and the account has no whitelisted withdrawal address.", evidence);
    }
}
