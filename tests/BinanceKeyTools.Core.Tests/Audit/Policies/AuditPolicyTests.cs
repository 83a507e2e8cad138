using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Audit.Policies;

/// <summary>What a policy says about a key.</summary>
public class AuditPolicyTests
{
    [Fact]
    public void The_purpose_is_the_overrides_or_recorded_or_the_default()
    {
        var policy = PolicyText.With("""
            "defaultPurpose": "readonly",
            "keys": [ { "match": { "name": "grid-*" }, "purpose": "SpotTrading" } ]
            """);
        Assert.Equal("SpotTrading", policy.For(PolicyText.Key("grid-1", purpose: "Treasury")).PurposeName);
        Assert.Equal("Treasury", policy.For(PolicyText.Key("x", purpose: "treasury")).PurposeName);
        Assert.Equal("ReadOnly", policy.For(PolicyText.Key("x", purpose: " ")).PurposeName);
        Assert.Equal(KeyPermission.Reading, policy.For(PolicyText.Key("x")).Purpose!.Required);
    }

    [Fact]
    public void A_recorded_purpose_that_the_policy_does_not_know_stays_as_text()
    {
        var policy = PolicyText.With("\"defaultPurpose\": \"ReadOnly\"").For(PolicyText.Key("x", purpose: "mining"));
        Assert.Equal("mining", policy.PurposeName);
        Assert.Null(policy.Purpose);
    }

    [Fact]
    public void Purposes_are_changed_and_added()
    {
        var policy = PolicyText.With("""
            "purposes": {
              "spottrading": { "required": ["Reading", "Margin"] },
              "ReadOnly": { "forbidden": ["Withdrawals"], "requiresIPRestriction": true },
              "Convert": { "required": ["Reading", "SpotAndMarginTrading"] },
              "Probe": { "required": [] }
            }
            """);
        var spot = policy.Purposes["SpotTrading"];
        Assert.Equal(("SpotTrading", KeyPermission.Reading | KeyPermission.Margin, true), (spot.Name, spot.Required, spot.RequiresIPRestriction));
        Assert.False(spot.Forbidden.HasFlag(KeyPermission.Margin));
        Assert.True(spot.Forbidden.HasFlag(KeyPermission.Withdrawals));

        Assert.Equal(new PurposeRule("ReadOnly", KeyPermission.Reading, KeyPermission.Withdrawals, true), policy.Purposes["readonly"]);

        var convert = policy.Purposes["Convert"];
        Assert.True(convert.RequiresIPRestriction);
        Assert.Equal(PermissionField.Every & ~(convert.Required | KeyPermission.FixReadOnly), convert.Forbidden);
        Assert.False(policy.Purposes["Probe"].RequiresIPRestriction);
        Assert.False(policy.Purposes["Probe"].Forbidden.HasFlag(KeyPermission.Reading));
        Assert.Equal("Convert", policy.For(PolicyText.Key("x", purpose: "CONVERT")).PurposeName);
    }

    [Fact]
    public void Overrides_fit_by_everything_that_they_name()
    {
        var policy = PolicyText.With("""
            "keys": [
              { "match": { "name": "a*", "vault": "PROD", "owner": "ops?", "tag": "live", "fingerprint": "0123456789AB" }, "allow": ["Withdrawals"] }
            ]
            """);
        bool Fits(string name = "alpha", string? vault = "prod", string? owner = "Ops1", string? fingerprint = "0123456789ab", string tag = "Live") =>
            policy.For(PolicyText.Key(name, vault, null, owner, fingerprint, "other", tag)).Permits(KeyPermission.Withdrawals);
        Assert.True(Fits());
        Assert.False(Fits(name: "beta"));
        Assert.False(Fits(vault: null));
        Assert.False(Fits(owner: "ops"));
        Assert.False(Fits(fingerprint: "0123456789ac"));
        Assert.False(Fits(fingerprint: null));
        Assert.False(Fits(tag: "dead"));
    }

    [Fact]
    public void What_later_overrides_set_wins_and_what_they_leave_out_stays()
    {
        var policy = PolicyText.With("""
            "thresholds": { "maxAgeDays": 100 },
            "checks": { "BKT1001": { "severity": "Low" } },
            "keys": [
              { "match": { "name": "*" }, "purpose": "ReadOnly", "thresholds": { "maxAgeDays": 50, "expiryWarningDays": 3 }, "expect": { "ipRestricted": true } },
              { "match": { "name": "a" }, "allow": ["Withdrawals"], "checks": { "WithdrawalsEnabled": { "enabled": false } } },
              { "match": { "vault": "v" }, "thresholds": { "maxAgeDays": 20 }, "checks": { "withdrawalsenabled": { "enabled": true, "severity": "High" } }, "expect": { "permission": ["Reading"] } }
            ]
            """);
        var key = policy.For(PolicyText.Key("A", "v"));
        Assert.Equal(("ReadOnly", KeyPermission.Withdrawals), (key.PurposeName, key.Allowed));
        Assert.Equal((20, 3, 30), (key.Thresholds.MaxAge.Days, key.Thresholds.ExpiryWarning.Days, key.Thresholds.UnrestrictedMaxAge.Days));
        Assert.Equal(new ExpectedState { IPRestricted = true, Permission = KeyPermission.Reading }, key.Expected);
        var check = CheckCatalogue.Find("BKT1001")!;
        Assert.True(key.IsEnabled(check));
        Assert.Equal(FindingSeverity.High, key.SeverityOf(check));

        var other = policy.For(PolicyText.Key("a", "w"));
        Assert.False(other.IsEnabled(check));
        Assert.Equal(FindingSeverity.Low, other.SeverityOf(check));
        Assert.Equal(50, other.Thresholds.MaxAge.Days);
        Assert.Equal(100, policy.General.Thresholds.MaxAge.Days);
        Assert.True(policy.IsEnabled(check));
        Assert.Equal(FindingSeverity.Low, policy.SeverityOf(check));
    }

    [Fact]
    public void Vaults_and_runs_follow_the_general_settings()
    {
        var policy = PolicyText.With("\"checks\": { \"MutesInUse\": { \"enabled\": false }, \"AuditCompleted\": { \"severity\": \"Low\" } }");
        Assert.Contains("BKT1902", policy.General.DisabledChecks);
        Assert.Equal(FindingSeverity.Low, policy.General.SeverityOf(CheckCatalogue.Find("BKT1901")!));
    }

    [Fact]
    public void Extending_takes_everything_over()
    {
        var policy = PolicyText.With("\"extends\": \"Treasury\", \"questions\": [\"SubAccounts\"], \"keys\": [ { \"match\": { \"name\": \"t*\" }, \"purpose\": \"TaxReporting\" } ]");
        Assert.Equal(("my", "Treasury", 90), (policy.Name, policy.Extends, policy.Thresholds.MaxAge.Days));
        Assert.Null(policy.Description);
        Assert.Equal(EvidenceQuestion.Restriction | EvidenceQuestion.SubAccounts, policy.Questions);
        Assert.Equal("Treasury", policy.For(PolicyText.Key("x", purpose: "ReadOnly")).PurposeName);
        Assert.Equal("TaxReporting", policy.For(PolicyText.Key("tax")).PurposeName);
    }

    [Fact]
    public void A_policy_that_says_nothing_has_the_engines_defaults()
    {
        var policy = PolicyText.Load("{ \"version\": 1 }");
        Assert.Equal((new AuditThresholds(), EvidenceQuestion.Restriction), (policy.Thresholds, policy.Questions));
        Assert.Empty(policy.General.DisabledChecks);
        Assert.Null(policy.For(PolicyText.Key("x")).Expected);
    }

    /// <summary>The index that looks single names up changes nothing: overrides apply as if tried one by one.</summary>
    [Fact]
    public void Overrides_apply_in_their_order()
    {
        var overrides = (from name in Gen.Elements("a", "A", "b", "*", "[ab]", "?", "c")
                         from days in Gen.Choose(1, 1000)
                         from allow in Gen.Elements(KeyPermission.None, KeyPermission.Futures, KeyPermission.Margin)
                         select new KeyOverride
                         {
                             Match = new KeyMatch { Name = NamePattern.Parse(name) },
                             Thresholds = days % 2 == 0 ? new ThresholdChange { MaxAge = TimeSpan.FromDays(days) } : null,
                             Allow = allow == KeyPermission.None ? null : allow,
                         }).ListOf().ToArbitrary();
        Prop.ForAll(overrides, Gen.Elements("a", "b", "c", "d").ToArbitrary(), (list, name) =>
        {
            var key = PolicyText.Key(name);
            var result = new AuditPolicy { Name = "p", Keys = [.. list] }.For(key);
            var fitting = list.Where(entry => entry.Match.Fits(key)).ToList();
            return result.Thresholds.MaxAge == (fitting.LastOrDefault(entry => entry.Thresholds is not null)?.Thresholds!.MaxAge ?? new AuditThresholds().MaxAge)
                && result.Allowed == (fitting.LastOrDefault(entry => entry.Allow is not null)?.Allow ?? KeyPermission.None);
        }).Check(Samples.Config(300));
    }

    [Fact]
    public void A_copy_with_other_overrides_uses_those()
    {
        var policy = PolicyText.With("\"keys\": [ { \"match\": { \"name\": \"a\" }, \"purpose\": \"ReadOnly\" } ]");
        Assert.Null((policy with { Keys = [] }).For(PolicyText.Key("a")).PurposeName);
    }
}
