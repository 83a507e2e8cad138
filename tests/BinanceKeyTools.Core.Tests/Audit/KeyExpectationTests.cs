using BinanceKeyTools.Audit;

namespace BinanceKeyTools.Core.Tests.Audit;

public sealed class KeyExpectationTests
{
    [Fact]
    public void Named_rights_become_expectations_in_the_order_of_the_web_page()
    {
        var expectations = KeyExpectation.Create(
            KeyPermission.Futures | KeyPermission.Reading, KeyPermission.Withdrawals | KeyPermission.SpotAndMarginTrading, true, purpose: null);

        Assert.Equal(
            [
                new KeyExpectation(KeyPermission.Reading, true),
                new KeyExpectation(KeyPermission.SpotAndMarginTrading, false),
                new KeyExpectation(KeyPermission.Futures, true),
                new KeyExpectation(KeyPermission.Withdrawals, false),
                new KeyExpectation(KeyPermission.None, true),
            ],
            expectations);
        Assert.Equal(["Reading", "SpotAndMarginTrading", "Futures", "Withdrawals", "IPRestriction"], expectations.Select(expectation => expectation.Subject));
        Assert.True(expectations[^1].IsIPRestriction);
    }

    [Fact]
    public void A_purpose_lists_what_it_requires_and_forbids()
    {
        foreach (var purpose in Enum.GetValues<KeyPurpose>())
        {
            var profile = PurposeProfile.Of(purpose);
            var expectations = KeyExpectation.Create(KeyPermission.None, KeyPermission.None, false, purpose);

            Assert.Equal(profile.Required, Join(expectations, shouldBeOn: true));
            Assert.Equal(profile.Forbidden, Join(expectations, shouldBeOn: false));
            Assert.Equal(profile.RequiresIPRestriction, expectations.Any(expectation => expectation.IsIPRestriction));
        }
    }

    [Fact]
    public void What_is_named_wins_over_the_purpose()
    {
        var expectations = KeyExpectation.Create(KeyPermission.Futures, KeyPermission.Reading, false, KeyPurpose.ReadOnly);

        Assert.Contains(new KeyExpectation(KeyPermission.Futures, true), expectations);
        Assert.Contains(new KeyExpectation(KeyPermission.Reading, false), expectations);
        Assert.Contains(new KeyExpectation(KeyPermission.Withdrawals, false), expectations);
        Assert.Equal(expectations.Count, expectations.Select(expectation => expectation.Permission).Distinct().Count());
        Assert.DoesNotContain(expectations, expectation => expectation.IsIPRestriction);
    }

    [Fact]
    public void The_restriction_to_addresses_can_be_asked_for_on_top_of_a_purpose() =>
        Assert.True(KeyExpectation.Create(KeyPermission.None, KeyPermission.None, true, KeyPurpose.TaxReporting)[^1].IsIPRestriction);

    [Fact]
    public void A_contradiction_is_named()
    {
        var refusal = Assert.Throws<ArgumentException>(() => KeyExpectation.Create(
            KeyPermission.Futures | KeyPermission.Margin, KeyPermission.Margin | KeyPermission.Withdrawals, false, purpose: null));

        Assert.StartsWith("Margin is both required and forbidden.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_expected_is_an_empty_list() =>
        Assert.Empty(KeyExpectation.Create(KeyPermission.None, KeyPermission.None, false, purpose: null));

    private static KeyPermission Join(IEnumerable<KeyExpectation> expectations, bool shouldBeOn) =>
        expectations.Where(expectation => expectation.ShouldBeOn == shouldBeOn).Aggregate(KeyPermission.None, (all, one) => all | one.Permission);
}
