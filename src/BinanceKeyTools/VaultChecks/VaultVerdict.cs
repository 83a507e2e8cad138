using BinanceKeyTools.Audit;
using BinanceKeyTools.Inventory;

namespace BinanceKeyTools.VaultChecks;

/// <summary>Whether tasks of this account can use the vaults that were tested. What could not be found out is no yes.</summary>
internal sealed class VaultVerdict(bool withWriteTest)
{
    // Metadata is missing in many good vaults, and settings explain what Unattended finds.
    private static readonly KeyVaultQuestion[] Needed =
        [KeyVaultQuestion.Account, KeyVaultQuestion.Registered, KeyVaultQuestion.Unattended, KeyVaultQuestion.Open, KeyVaultQuestion.Listing];

    private static readonly KeyVaultQuestion[] NeededOfWriteTest = [KeyVaultQuestion.Writing, KeyVaultQuestion.ValueSize];

    private bool _isOutOfReach;
    private bool _isListed;

    /// <summary>Whether at least one vault was tested and all can be used.</summary>
    public bool IsUsable => _isListed && !_isOutOfReach;

    public void Add(KeyVaultCheck check)
    {
        var isNeeded = Needed.Contains(check.Check) || (withWriteTest && NeededOfWriteTest.Contains(check.Check));
        _isOutOfReach |= isNeeded && check.Status != ExpectationStatus.Pass;
        _isListed |= check is { Check: KeyVaultQuestion.Listing, Status: ExpectationStatus.Pass };
    }
}
