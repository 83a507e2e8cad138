using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Core.Tests.Inventory;

public sealed class PolicyMentionTests
{
    private static readonly KeyRecord Key = new() { Name = "grid-bot", Vault = "Bots", Fingerprint = "5ba1ed8425ba", Purpose = "Convert" };

    [Theory]
    [InlineData("grid-bot", null, null, 1)]
    [InlineData("grid-*", "Bots", null, 1)]
    [InlineData("grid-*", "Other", null, 0)]
    [InlineData("*", null, null, 0)]
    [InlineData("*", null, "5BA1ED8425BA", 1)]
    [InlineData(null, "Bots", null, 0)]
    [InlineData(null, null, "000000000000", 0)]
    [InlineData("other", null, null, 0)]
    public void Finds_overrides_by_name_and_fingerprint(string? name, string? vault, string? fingerprint, int expected)
    {
        var match = new KeyMatch { Name = Pattern(name), Vault = Pattern(vault), Fingerprint = fingerprint };
        var policy = new AuditPolicy { Name = "Ours", Keys = [new KeyOverride { Match = match, Purpose = "SpotTrading" }] };

        var mentions = PolicyMention.Find(policy, Key);

        Assert.Equal(expected, mentions.Count);
        Assert.All(mentions, mention => Assert.Equal($"The audit policy 'Ours' has an entry for {match} with the purpose 'SpotTrading'.", mention.ToString()));
    }

    [Theory]
    [InlineData("grid-*", null, null, 1)]
    [InlineData("*", null, null, 0)]
    [InlineData("*", null, "5ba1ed8425ba", 1)]
    [InlineData("grid-bot", "Other", null, 0)]
    [InlineData("grid-bot", null, "000000000000", 0)]
    [InlineData("[", null, null, 0)]
    public void Finds_mutes_by_name_and_fingerprint(string name, string? vault, string? fingerprint, int expected)
    {
        var mute = new Mute
        {
            Check = "BKT1602",
            Name = name,
            Vault = vault,
            Fingerprint = fingerprint,
            Reason = "known",
            Owner = "ops",
            Expires = new DateOnly(2099, 1, 1),
            Origin = "ours.json:7",
        };

        var mentions = PolicyMention.Find(new AuditPolicy { Name = "Ours", Source = "/etc/ours.json", Mutes = [mute] }, Key);

        Assert.Equal(expected, mentions.Count);
        Assert.All(mentions, mention => Assert.Equal($"The audit policy 'Ours' (/etc/ours.json) has a mute of BKT1602 for '{name}' at ours.json:7.", mention.ToString()));
    }

    [Fact]
    public void Finds_a_purpose_that_only_this_policy_knows()
    {
        var rule = PurposeRule.Of(KeyPurpose.ReadOnly) with { Name = "Convert" };
        var policy = new AuditPolicy { Name = "Ours", Purposes = new Dictionary<string, PurposeRule>(StringComparer.OrdinalIgnoreCase) { ["convert"] = rule } };

        Assert.Equal("its purpose 'Convert'", Assert.Single(PolicyMention.Find(policy, Key)).What);
        Assert.Empty(PolicyMention.Find(BuiltInPolicies.Find("Strict")!, Key));
    }

    private static NamePattern? Pattern(string? text) => text is null ? null : NamePattern.Parse(text);
}
