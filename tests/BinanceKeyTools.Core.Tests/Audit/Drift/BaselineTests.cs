using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;
using static BinanceKeyTools.Tests.Reporting.SampleFindings;

namespace BinanceKeyTools.Tests.Audit.Drift;

public class BaselineTests
{
    [Theory]
    [InlineData(FindingStatus.Pass, FindingStatus.Fail, FindingChange.New)]
    [InlineData(FindingStatus.Unknown, FindingStatus.Fail, FindingChange.New)]
    [InlineData(FindingStatus.Fail, FindingStatus.Fail, FindingChange.Unchanged)]
    [InlineData(FindingStatus.Fail, FindingStatus.Unknown, FindingChange.Unchanged)]
    [InlineData(FindingStatus.Unknown, FindingStatus.Unknown, FindingChange.Unchanged)]
    [InlineData(FindingStatus.Pass, FindingStatus.Unknown, FindingChange.New)]
    [InlineData(FindingStatus.Fail, FindingStatus.Pass, FindingChange.Fixed)]
    [InlineData(FindingStatus.Fail, FindingStatus.NotApplicable, null)]
    [InlineData(FindingStatus.Unknown, FindingStatus.Pass, null)]
    [InlineData(FindingStatus.Pass, FindingStatus.NotApplicable, null)]
    public void A_finding_is_held_against_the_earlier_one(FindingStatus before, FindingStatus now, FindingChange? change) =>
        Assert.Equal(change, new Baseline([Finding(status: before)], Now).Annotate(Finding(status: now, run: "2")).Change);

    [Fact]
    public void What_the_baseline_does_not_have_is_new()
    {
        var empty = new Baseline([], Now);
        Assert.Equal(FindingChange.New, empty.Annotate(Finding()).Change);
        Assert.Null(empty.Annotate(Finding(status: FindingStatus.Pass)).Change);
    }

    [Fact]
    public void Muting_changes_nothing()
    {
        Assert.Equal(FindingChange.Unchanged, new Baseline([Finding()], Now).Annotate(Finding(muted: true)).Change);
        Assert.Equal(FindingChange.Unchanged, new Baseline([Finding(muted: true)], Now).Annotate(Finding()).Change);
    }

    [Fact]
    public void A_renamed_key_is_known_by_its_fingerprint_and_a_replaced_one_by_its_name()
    {
        var baseline = new Baseline([Finding()], Now);
        Assert.Equal(FindingChange.Unchanged, baseline.Annotate(Finding(Key("renamed", "Other"))).Change);
        Assert.Equal(FindingChange.Unchanged, baseline.Annotate(Finding(Key(fingerprint: "ffffffffffff", host: "db"))).Change);
    }

    [Fact]
    public void Of_two_machines_the_same_one_counts()
    {
        var baseline = new Baseline([Finding(), Finding(Key(host: "db", fingerprint: "ffffffffffff"), status: FindingStatus.Pass)], Now);
        Assert.Equal(FindingChange.New, baseline.Annotate(Finding(Key(host: "db", fingerprint: "ffffffffffff"))).Change);
        Assert.Equal(FindingChange.Unchanged, baseline.Annotate(Finding()).Change);
    }

    [Fact]
    public void Only_the_change_and_what_was_last_known_are_set()
    {
        Prop.ForAll(Any, Any, (before, now) =>
            new Baseline(before, Now).Annotate(now).Zip(now).All(pair => Describe(pair.First.With(null, null, null)) == Describe(pair.Second.With(null, null, null)))).Check(Samples.Config(100));
    }
}
