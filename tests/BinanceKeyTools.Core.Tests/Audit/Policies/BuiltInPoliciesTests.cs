using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;

namespace BinanceKeyTools.Tests.Audit.Policies;

public class BuiltInPoliciesTests
{
    public static TheoryData<string> Names { get; } = new(BuiltInPolicies.Names);

    [Fact]
    public void There_is_one_for_each_purpose_a_strict_and_a_relaxed_one() =>
        Assert.Equal(Enum.GetNames<KeyPurpose>().Concat(["Strict", "Relaxed"]).Order(), BuiltInPolicies.Names.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_loads_without_any_problem(string name)
    {
        var check = PolicyText.Loader.CheckText(BuiltInPolicies.Text(name), PolicyFormat.Json, name, name);
        Assert.Empty(check.Problems);
        var policy = BuiltInPolicies.Find(name.ToUpperInvariant())!;
        Assert.Equal((name, "built-in"), (policy.Name, policy.Source));
        Assert.NotEmpty(policy.Description!);
    }

    [Fact]
    public void The_strict_one_is_the_default_and_has_everything_on()
    {
        var strict = BuiltInPolicies.Find(BuiltInPolicies.Default)!;
        Assert.Equal(("Strict", BuiltInPolicies.Names[0]), (strict.Name, strict.Name));
        Assert.Equal(EvidenceQuestion.Restriction | EvidenceQuestion.Account | EvidenceQuestion.WithdrawalAddresses, strict.Questions);
        Assert.Equal(new AuditThresholds(), strict.Thresholds);
        Assert.All(CheckCatalogue.All, check => Assert.True(strict.IsEnabled(check)));
    }

    [Fact]
    public void The_relaxed_one_asks_once_and_waits_longer()
    {
        var relaxed = BuiltInPolicies.Find("Relaxed")!;
        Assert.Equal((EvidenceQuestion.Restriction, 180), (relaxed.Questions, relaxed.Thresholds.MaxAge.Days));
        Assert.All(relaxed.Checks.ById.Keys, id => Assert.InRange(CheckCatalogue.Find(id)!.Metadata.Severity, FindingSeverity.Informational, FindingSeverity.Medium));
        Assert.All(relaxed.Checks.Severities, pair => Assert.True(pair.Value < CheckCatalogue.Find(pair.Key)!.Metadata.Severity));
    }

    [Theory]
    [InlineData(KeyPurpose.ReadOnly)]
    [InlineData(KeyPurpose.TaxReporting)]
    [InlineData(KeyPurpose.SpotTrading)]
    [InlineData(KeyPurpose.MarginTrading)]
    [InlineData(KeyPurpose.FuturesTrading)]
    [InlineData(KeyPurpose.Treasury)]
    public void That_of_a_purpose_judges_every_key_by_it(KeyPurpose purpose)
    {
        var policy = BuiltInPolicies.Find(purpose.ToString())!.For(PolicyText.Key("any", "v", purpose: "other"));
        Assert.Equal(purpose.ToString(), policy.PurposeName);
        Assert.Equal(PurposeRule.Of(purpose), policy.Purpose);
    }
}
