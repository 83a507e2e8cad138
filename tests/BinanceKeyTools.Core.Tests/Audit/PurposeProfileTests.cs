using BinanceKeyTools.Audit;

namespace BinanceKeyTools.Core.Tests.Audit;

public sealed class PurposeProfileTests
{
    private const KeyPermission Transfers = KeyPermission.InternalTransfer | KeyPermission.UniversalTransfer;

    [Theory]
    [InlineData(KeyPurpose.ReadOnly, KeyPermission.Reading, KeyPermission.FixReadOnly, false)]
    [InlineData(KeyPurpose.TaxReporting, KeyPermission.Reading, KeyPermission.FixReadOnly, false)]
    [InlineData(KeyPurpose.SpotTrading, KeyPermission.Reading | KeyPermission.SpotAndMarginTrading, KeyPermission.FixApiTrade | KeyPermission.FixReadOnly, true)]
    [InlineData(
        KeyPurpose.MarginTrading,
        KeyPermission.Reading | KeyPermission.SpotAndMarginTrading | KeyPermission.Margin,
        KeyPermission.FixApiTrade | KeyPermission.FixReadOnly,
        true)]
    [InlineData(KeyPurpose.FuturesTrading, KeyPermission.Reading | KeyPermission.Futures, KeyPermission.FixReadOnly, true)]
    [InlineData(KeyPurpose.Treasury, KeyPermission.Reading | KeyPermission.Withdrawals, Transfers | KeyPermission.FixReadOnly, true)]
    public void Each_purpose_needs_some_rights_tolerates_some_and_forbids_all_others(
        KeyPurpose purpose, KeyPermission required, KeyPermission tolerated, bool ipRestriction)
    {
        var profile = PurposeProfile.Of(purpose);
        var all = PermissionField.All.Aggregate(KeyPermission.None, (sum, field) => sum | field.Permission);

        Assert.Equal(required, profile.Required);
        Assert.Equal(all & ~required & ~tolerated, profile.Forbidden);
        Assert.Equal(ipRestriction, profile.RequiresIPRestriction);
        Assert.Equal(purpose, profile.Purpose);
    }

    [Fact]
    public void No_purpose_requires_what_it_forbids_and_only_the_treasury_may_withdraw() =>
        Assert.All(Enum.GetValues<KeyPurpose>().Select(PurposeProfile.Of), profile =>
        {
            Assert.Equal(KeyPermission.None, profile.Required & profile.Forbidden);
            Assert.True(profile.Required.HasFlag(KeyPermission.Reading));
            Assert.Equal(profile.Purpose != KeyPurpose.Treasury, profile.Forbidden.HasFlag(KeyPermission.Withdrawals));

            // Every right beyond reading needs a list of addresses.
            Assert.Equal(profile.Required != KeyPermission.Reading, profile.RequiresIPRestriction);
        });

    [Fact]
    public void An_undefined_purpose_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PurposeProfile.Of((KeyPurpose)99));
}
