using BinanceKeyTools.Inventory;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Core.Tests.Inventory;

public sealed class NaturalNameComparerTests
{
    // Few characters, so that names collide and numbers are long.
    private static readonly Arbitrary<string> Names =
        Gen.Elements('0', '1', '2', '9', 'a', 'A', 'b', '-', 'ä').ListOf().Select(characters => string.Concat(characters)).ToArbitrary();

    private static readonly NaturalNameComparer Order = NaturalNameComparer.Instance;

    [Theory]
    [InlineData("bot2", "bot10")]
    [InlineData("bot2", "bot2a")]
    [InlineData("bot", "bot0")]
    [InlineData("Bot1", "bot2")]
    [InlineData("bot9", "bot10-a")]
    [InlineData("bot02", "bot2")]
    [InlineData("a99999999999999999999998", "a99999999999999999999999")]
    [InlineData("a1b2", "a1b10")]
    [InlineData("bot-1", "bot1")]
    [InlineData("z", "ä")]
    public void Comes_first(string first, string second)
    {
        Assert.True(Order.Compare(first, second) < 0);
        Assert.True(Order.Compare(second, first) > 0);
    }

    [Fact]
    public void Nothing_comes_first()
    {
        Assert.True(Order.Compare(null, "") < 0);
        Assert.True(Order.Compare("", null) > 0);
        Assert.Equal(0, Order.Compare(null, null));
    }

    [Fact]
    public void Law_only_the_same_name_is_equal_and_the_order_turns_round() =>
        Prop.ForAll(
            Names,
            Names,
            (x, y) => Order.Compare(x, y) == 0 == (x == y) && Math.Sign(Order.Compare(x, y)) == -Math.Sign(Order.Compare(y, x))).QuickCheckThrowOnFailure();

    [Fact]
    public void Law_the_order_is_transitive() =>
        Prop.ForAll(
            Names,
            Names,
            Names,
            (x, y, z) => !(Order.Compare(x, y) <= 0 && Order.Compare(y, z) <= 0) || Order.Compare(x, z) <= 0).QuickCheckThrowOnFailure();

    [Fact]
    public void Law_numbers_are_ordered_as_numbers() =>
        Prop.ForAll<uint, uint>((x, y) => Math.Sign(Order.Compare($"bot{x}", $"bot{y}")) == x.CompareTo(y)).QuickCheckThrowOnFailure();
}
