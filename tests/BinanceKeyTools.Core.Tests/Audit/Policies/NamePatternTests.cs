using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Audit.Policies;

public class NamePatternTests
{
    private static readonly Arbitrary<string> Names =
        Gen.Elements('a', 'B', 'c', '-', '*', '?', '[', ']', '`', 'ä', '0').ArrayOf().Select(characters => new string(characters)).ToArbitrary();

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "anything", true)]
    [InlineData("bot-*", "BOT-1", true)]
    [InlineData("bot-*", "bot", false)]
    [InlineData("*-prod", "a-prod-prod", true)]
    [InlineData("a*b*c", "aXbXbXc", true)]
    [InlineData("a*b*c", "aXbXc!", false)]
    [InlineData("?", "", false)]
    [InlineData("?", "x", true)]
    [InlineData("b?t", "bot", true)]
    [InlineData("[a-c]x", "Bx", true)]
    [InlineData("[A-C]x", "bx", true)]
    [InlineData("[a-c]x", "dx", false)]
    [InlineData("[ad-f0]", "e", true)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[`]]", "]", true)]
    [InlineData("`*", "*", true)]
    [InlineData("`*", "x", false)]
    [InlineData("a`", "a`", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    public void Matches_as_in_PowerShell(string pattern, string name, bool expected) =>
        Assert.Equal(expected, NamePattern.Parse(pattern).IsMatch(name));

    [Theory]
    [InlineData("a[", "the set that begins with [ is not closed with ]; a bracket of a name is written with a backtick before it")]
    [InlineData("[abc", "the set that begins with [ is not closed with ]; a bracket of a name is written with a backtick before it")]
    [InlineData("[]", "the set [] is empty")]
    [InlineData("[z-a]", "the range z-a goes from high to low")]
    public void Refuses_what_is_no_pattern(string pattern, string problem)
    {
        Assert.False(NamePattern.TryParse(pattern, out _, out var told));
        Assert.Equal(problem, told);
        Assert.Equal(problem, Assert.Throws<FormatException>(() => NamePattern.Parse(pattern)).Message);
    }

    [Fact]
    public void What_is_not_recorded_fits_asterisks_only()
    {
        Assert.True(NamePattern.Parse("**").IsMatch(null));
        Assert.False(NamePattern.Parse("?*").IsMatch(null));
    }

    [Fact]
    public void Only_patterns_without_wildcards_are_literal()
    {
        Assert.Equal("a*b", NamePattern.Parse("a`*b").Literal);
        Assert.Null(NamePattern.Parse("a*b").Literal);
        Assert.Null(NamePattern.Parse("[a]").Literal);
    }

    [Fact]
    public void A_quoted_name_matches_itself_and_nothing_else() =>
        Prop.ForAll(Names, Names, (name, other) =>
        {
            var pattern = NamePattern.Parse(NamePattern.Quote(name));
            return pattern.Literal == name && pattern.IsMatch(name) && pattern.IsMatch(other) == string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
        }).Check(Samples.Config(300));

    [Fact]
    public void Asterisks_around_a_name_find_it_anywhere() =>
        Prop.ForAll(Names, Names, Names, (before, name, behind) =>
        {
            var quoted = NamePattern.Quote(name);
            return NamePattern.Parse($"*{quoted}*").IsMatch(before + name + behind)
                && NamePattern.Parse($"{quoted}*").IsMatch(name + behind)
                && NamePattern.Parse($"*{quoted}").IsMatch(before + name)
                && NamePattern.Parse($"*{quoted}*").IsMatch(before) == before.Contains(name, StringComparison.OrdinalIgnoreCase);
        }).Check(Samples.Config(300));

    [Fact]
    public void Case_never_matters() =>
        Prop.ForAll(Names, Names, (text, name) =>
            !NamePattern.TryParse(text, out var pattern, out _)
            || (pattern.IsMatch(name.ToUpperInvariant()) == pattern.IsMatch(name) && pattern.IsMatch(name.ToLowerInvariant()) == pattern.IsMatch(name)))
            .Check(Samples.Config(300));

    [Fact]
    public void Patterns_with_many_asterisks_take_no_time_to_speak_of() =>
        Assert.False(NamePattern.Parse(string.Concat(Enumerable.Repeat("*a", 50)) + "b").IsMatch(new string('a', 5000)));
}
