using System.Text;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Audit.Policies;

/// <summary>The present state as a policy.</summary>
public class PolicyDraftTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_there_is_expected_when_the_file_is_loaded_again()
    {
        var draft = Draft();
        draft.Add(Key("bot-[1]*", "v`1", KeyPermission.Reading | KeyPermission.Futures) with { IPRestricted = true, Fingerprint = "0123456789ab", Purpose = "futurestrading" });
        draft.Add(Key("plain", null, KeyPermission.None));
        var policy = Load(draft);
        Assert.Equal("state", policy.Name);
        var bot = policy.For(PolicyText.Key("BOT-[1]*", "V`1"));
        Assert.Equal(new ExpectedState { Permission = KeyPermission.Reading | KeyPermission.Futures, IPRestricted = true, Fingerprint = "0123456789ab" }, bot.Expected);
        Assert.Equal("FuturesTrading", bot.PurposeName);
        Assert.Null(policy.For(PolicyText.Key("bot-1x", "v`1")).Expected);
        Assert.Equal(new ExpectedState { Permission = KeyPermission.None }, policy.For(PolicyText.Key("plain", "any")).Expected);
        Assert.Equal(90, policy.Thresholds.MaxAge.Days);
    }

    [Fact]
    public void The_head_says_what_it_is()
    {
        var draft = Draft();
        Assert.StartsWith("// An audit policy, made on 2026-11-20 08:00 UTC. Everything that is not said here is as in Strict.\n{", Text(draft), StringComparison.Ordinal);
        draft.Add(Key("a"));
        Assert.StartsWith("// An audit policy, made on 2026-11-20 08:00 UTC from the state of 1 key: an audit reports what is different then.\n// What was wrong", Text(draft), StringComparison.Ordinal);
        Load(draft);
    }

    [Fact]
    public void Keys_whose_rights_nobody_knows_are_left_out()
    {
        var draft = Draft();
        draft.Add(new ObservedKey { Name = "dead", Vault = "v" });
        draft.Add(Key("alive", "v"));
        Assert.Equal(["v/dead"], draft.LeftOut.Select(key => key.ToString()));
        Assert.Equal("alive", Assert.Single(Load(draft).Keys).Match.Name!.Text);
    }

    [Fact]
    public void A_purpose_that_the_extended_policy_does_not_know_is_left_out()
    {
        var draft = Draft();
        draft.Add(Key("a") with { Purpose = "mining" });
        Assert.Equal(["a"], draft.WithUnknownPurpose.Select(key => key.Name));
        Assert.Null(Assert.Single(Load(draft).Keys).Purpose);
    }

    [Fact]
    public void Of_several_looks_at_a_key_the_last_one_that_found_out_counts()
    {
        ObservedKey[] looks =
        [
            Key("a", "v", KeyPermission.Reading) with { ObservedAt = Now },
            Key("A", "V", KeyPermission.Futures) with { ObservedAt = Now.AddHours(1) },
            new ObservedKey { Name = "a", Vault = "v", ObservedAt = Now.AddHours(2) },
        ];
        Prop.ForAll(Gen.Shuffle(looks).ToArbitrary(), order =>
        {
            var draft = Draft();
            Array.ForEach(order, draft.Add);
            return draft.LeftOut.Count == 0 && draft.Keys is [{ Permission: KeyPermission.Futures }];
        }).Check(Samples.Config(50));
    }

    [Fact]
    public void Any_name_comes_back() =>
        Prop.ForAll(Samples.AnyText, name =>
        {
            if (string.IsNullOrWhiteSpace(name) || BinanceKeyTools.Keys.KeyLikeText.Hide(name) != name)
            {
                return true;
            }

            var draft = Draft();
            draft.Add(Key(name, name));
            return Load(draft).For(PolicyText.Key(name, name)).Expected is not null;
        }).Check(Samples.Config(300));

    [Fact]
    public void A_name_that_looks_like_a_key_is_refused()
    {
        var draft = Draft();
        draft.Add(Key(new string('x', 64)));
        Assert.Equal("AuditPolicyInvalid", Assert.Throws<AuditPolicyException>(() => draft.Write()).ErrorId);
    }

    private static PolicyDraft Draft() => new() { Name = "state", Extends = "Strict", Basis = BuiltInPolicies.Find("Strict")!, MadeAt = Now };

    private static ObservedKey Key(string name, string? vault = null, KeyPermission permission = KeyPermission.Reading) => new()
    {
        Name = name,
        Vault = vault,
        Permission = permission,
        UnknownPermission = KeyPermission.None,
        ObservedAt = Now,
    };

    private static string Text(PolicyDraft draft) => Encoding.UTF8.GetString(draft.Write().Span);

    private static AuditPolicy Load(PolicyDraft draft) => PolicyText.Load(Text(draft));
}
