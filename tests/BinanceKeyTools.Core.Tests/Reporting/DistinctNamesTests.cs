using System.Globalization;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Reporting;

public class DistinctNamesTests
{
    [Fact]
    public void The_shortest_name_that_no_other_has_is_taken() => Assert.Equal(
        ["a", "b-1", "b-2", "c-1", "c-1 (2)", "c-1 (3)"],
        Of(("a", "1"), ("b", "1"), ("b", "2"), ("c", "1"), ("c", "1"), ("c", "1")));

    [Fact]
    public void A_longer_name_may_be_the_shorter_one_of_another() =>
        Assert.Equal(["b-1", "b-1 (2)", "b-2"], Of(("b-1", ""), ("b", "1"), ("b", "2")));

    [Fact]
    public void No_two_names_are_the_same()
    {
        var names = Gen.Elements("a", "a-1", "a-1 (2)", "a (2)").Zip(Gen.Elements("", "1", "2"), (first, second) => (first, second)).ArrayOf().ToArbitrary();
        Prop.ForAll(names, items => Of(items) is var result && result.Length == items.Length && result.Distinct().Count() == result.Length).Check(Samples.Config(1000));
    }

    private static string[] Of(params (string Short, string More)[] items) => DistinctNames.Of(
        items,
        (item, number) => string.Create(CultureInfo.InvariantCulture, $"{item.Short}-{item.More} ({number})"),
        item => item.Short,
        item => $"{item.Short}-{item.More}");
}
