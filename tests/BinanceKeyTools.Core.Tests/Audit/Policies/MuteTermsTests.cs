using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Tests.Keys;
using BinanceKeyTools.Tests.Reporting;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Audit.Policies;

/// <summary>Mutes that are made of findings.</summary>
public class MuteTermsTests
{
    private static readonly MuteTerms Terms = new() { Reason = "is replaced", Owner = "ops@example.com", Expires = new DateOnly(2026, 12, 20) };

    [Fact]
    public void A_mute_covers_its_key_and_ends_with_it()
    {
        var mute = Assert.Single(Terms.For(SampleFindings.Finding(SampleFindings.Key("bot [1]*", "v?"))));
        Assert.Equal(
            new Mute { Check = "BKT1001", Name = "bot `[1`]`*", Vault = "v`?", Fingerprint = "0123456789ab", Reason = "is replaced", Owner = "ops@example.com", Expires = Terms.Expires },
            mute);
    }

    [Fact]
    public void It_may_hold_for_every_key_of_the_name() =>
        Assert.Null(Assert.Single((Terms with { AnyKey = true }).For(SampleFindings.Finding())).Fingerprint);

    [Fact]
    public void What_is_unknown_or_not_in_a_vault_is_left_out()
    {
        var mute = Assert.Single(Terms.For(SampleFindings.Finding(SampleFindings.Key("bot", vault: null, fingerprint: null))));
        Assert.Null(mute.Vault);
        Assert.Null(mute.Fingerprint);
    }

    [Theory]
    [InlineData(FindingScope.Vault, "Bots", "Bots")]
    [InlineData(FindingScope.Run, null, null)]
    public void Vaults_and_runs_have_the_name_of_everything(FindingScope scope, string? vault, string? expected)
    {
        var subject = SampleFindings.Key("*", vault, fingerprint: null) with { Scope = scope };
        var mute = Assert.Single(Terms.For(SampleFindings.Finding(subject, "BKT1711")));
        Assert.Equal(("*", expected), (mute.Name, mute.Vault));
    }

    [Fact]
    public void A_key_that_is_named_by_an_asterisk_is_not_every_key() =>
        Assert.Equal("`*", Assert.Single(Terms.For(SampleFindings.Finding(SampleFindings.Key("*")))).Name);

    [Theory]
    [InlineData(FindingStatus.Fail, true)]
    [InlineData(FindingStatus.Unknown, true)]
    [InlineData(FindingStatus.Pass, false)]
    [InlineData(FindingStatus.NotApplicable, false)]
    public void Only_problems_can_be_accepted(FindingStatus status, bool expected) =>
        Assert.Equal(expected, MuteTerms.IsMutable(SampleFindings.Finding(status: status)));

    [Fact]
    public void Whatever_the_names_are_a_mute_covers_its_finding_and_no_other_key() =>
        Prop.ForAll(Samples.AnyText, Samples.AnyText, (name, other) =>
        {
            var check = CheckCatalogue.Find("BKT1001")!.Metadata;
            var mutes = (Terms with { AnyKey = true }).For(SampleFindings.Finding(SampleFindings.Key(name, name.Length > 0 ? name : null)));
            var matcher = new MuteMatcher(mutes);
            var today = Terms.Expires;
            return matcher.Find(check, name, name, null, today) is not null
                && (string.Equals(name, other, StringComparison.OrdinalIgnoreCase) || matcher.Find(check, other, name, null, today) is null);
        }).Check(Samples.Config(300));
}
