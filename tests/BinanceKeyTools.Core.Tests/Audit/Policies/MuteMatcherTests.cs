using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Audit.Policies;

public class MuteMatcherTests
{
    private static readonly CheckMetadata Withdrawals = CheckCatalogue.Find("BKT1001")!.Metadata;
    private static readonly CheckMetadata Completed = CheckCatalogue.Find("BKT1901")!.Metadata;
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [InlineData("*", true)]
    [InlineData("BKT1001", true)]
    [InlineData("withdrawalsenabled", true)]
    [InlineData("BKT1901", false)]
    [InlineData("BKT100*", false)]
    public void A_check_is_named_by_id_name_or_asterisk(string check, bool expected) =>
        Assert.Equal(expected, Covers(Mute(check: check)));

    [Theory]
    [InlineData("bot-*", null, null, true)]
    [InlineData("BOT-1", "PROD", "0123456789AB", true)]
    [InlineData("bot-[1-3]", "p*", null, true)]
    [InlineData("bot-2", null, null, false)]
    [InlineData("*", "test", null, false)]
    [InlineData("*", null, "0123456789ac", false)]
    public void Name_vault_and_fingerprint_have_to_fit(string name, string? vault, string? fingerprint, bool expected) =>
        Assert.Equal(expected, Covers(Mute(name: name, vault: vault, fingerprint: fingerprint)));

    [Fact]
    public void A_mute_holds_on_its_last_day_and_not_later()
    {
        Assert.True(Covers(Mute(expires: Today)));
        Assert.False(Covers(Mute(expires: Today.AddDays(-1))));
    }

    [Fact]
    public void Expired_and_unused_mutes_are_told_apart()
    {
        Mute[] mutes = [Mute(name: "bot-1"), Mute(name: "other"), Mute(expires: Today.AddDays(-1)), Mute(check: "BKT1901")];
        var matcher = new MuteMatcher(mutes);
        Assert.Same(mutes[0], Find(matcher));
        Assert.Equal([mutes[2]], matcher.Expired(Today));
        Assert.Equal([mutes[1], mutes[3]], matcher.Unused(Today));
        Assert.NotNull(matcher.Find(Completed, "x", null, null, Today));
        Assert.Equal([mutes[1]], matcher.Unused(Today));
    }

    [Fact]
    public void The_order_of_mutes_changes_nothing()
    {
        var mutes = (from check in Gen.Elements("*", "BKT1001", "BKT1901")
                     from name in Gen.Elements("*", "bot-1", "bot-2", "bot-?")
                     from days in Gen.Choose(-2, 2)
                     from owner in Gen.Elements("a", "b")
                     select Mute(check, name, expires: Today.AddDays(days), owner: owner)).ListOf().ToArbitrary();
        Prop.ForAll(mutes, list =>
        {
            var (forth, back) = (new MuteMatcher([.. list]), new MuteMatcher([.. list.AsEnumerable().Reverse()]));
            var (first, second) = (Find(forth), Find(back));
            var same = (first?.Reason, first?.Owner, first?.Expires) == (second?.Reason, second?.Owner, second?.Expires);
            return same && forth.Unused(Today).ToHashSet().SetEquals(back.Unused(Today)) && forth.Expired(Today).ToHashSet().SetEquals(back.Expired(Today));
        }).Check(Samples.Config(300));
    }

    [Fact]
    public void Marks_survive_many_threads()
    {
        Mute[] mutes = [.. Enumerable.Range(0, 50).Select(number => Mute(name: $"bot-{number}"))];
        var matcher = new MuteMatcher(mutes);
        Parallel.For(0, 1000, number => Assert.Same(mutes[number % 50], matcher.Find(Withdrawals, $"bot-{number % 50}", null, null, Today)));
        Assert.Empty(matcher.Unused(Today));
    }

    private static bool Covers(Mute mute) => Find(new MuteMatcher([mute])) is not null;

    private static Mute? Find(MuteMatcher matcher) => matcher.Find(Withdrawals, "bot-1", "prod", "0123456789ab", Today);

    private static Mute Mute(
        string check = "*", string name = "*", string? vault = null, string? fingerprint = null, DateOnly? expires = null, string owner = "ops") => new()
        {
            Check = check,
            Name = name,
            Vault = vault,
            Fingerprint = fingerprint,
            Reason = "known",
            Owner = owner,
            Expires = expires ?? Today.AddDays(30),
        };
}
