using BinanceKeyTools.Core.Tests.Diagnosis.Causes;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Causes;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Diagnosis.Rules;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Rules;

/// <summary>What holds for any case, however its evidence came about.</summary>
public sealed class RuleLawTests
{
    private static readonly string[][] Exclusive =
    [
        ["ClockAhead", "ClockBehind"],
        ["Banned", "RateLimited"],
        ["NameNotResolved", "TlsFailed", "ConnectionFailed", "TimedOut", "ProxyFailed", "FirewallBlocked"],
        ["Maintenance", "ExchangeFailing"],
        ["SpotTradingOff", "TradingExpired"],
        ["FuturesOff", "FuturesNotOpened", "PortfolioMarginActive"],
        ["OptionsOff", "OptionsNotOpened"],
        ["PortfolioMarginOff", "PortfolioMarginNotActive"],
        ["WrongHost", "WrongPath", "PathOfOtherFamily"],
        ["KeyOfOtherEnvironment", "KeyAndSecretSwapped"],
    ];

    [Fact]
    public void No_two_causes_that_exclude_each_other_are_certain() => ForAnyCase(file =>
    {
        var certain = Certain(file);
        Assert.All(Exclusive, group => Assert.True(group.Count(certain.Contains) <= 1, string.Join(" and ", group.Where(certain.Contains))));
        return true;
    });

    [Fact]
    public void A_key_without_fault_has_none() => ForAnyCase(file => Certain(file) is var certain && (!certain.Contains("NothingWrong") || certain.Count == 1));

    [Fact]
    public void An_address_is_never_certain_and_never_suspected_where_there_is_no_list() => ForAnyCase(file =>
    {
        var suspects = Ranking.Of(file);
        return suspects.All(suspect => suspect.Cause.Class != CauseClass.Address || suspect.Confidence < DiagnosisConfidence.Certain)
            && (!file.IsAddressExcluded || suspects.All(suspect => suspect.Cause.Id is not ("AddressNotListed" or "EgressIsIPv6" or "EgressChanges")));
    });

    [Fact]
    public void Nothing_that_rests_on_observation_is_called_certain() => ForAnyCase(file => RuleBook.All.All(rule =>
        rule.Judge(file) is not { Confidence: DiagnosisConfidence.Certain } || CauseCatalogue.Find(rule.CauseId).Facts.All(fact => fact.Standing > FactStanding.Observed)));

    [Fact]
    public void A_flag_that_is_not_told_never_counts_as_off() => ForAnyCase(
        file => Ranking.Of(file).All(suspect => suspect.Cause.Class != CauseClass.Permission || suspect.Confidence < DiagnosisConfidence.Certain
            || suspect.Cause.Id == "SymbolNotWhitelisted" || (suspect.Cause.Id == "ReadingOff" && file.TestOrder is not null)),
        tellsFlags: false);

    [Fact]
    public void What_works_from_here_is_known_here() => ForAnyCase(file =>
        !file.HasWorked || Ranking.Of(file).All(suspect => suspect.Cause.Id is not ("KeyUnknown" or "SecretWrong" or "AlgorithmWrong" or "KeyAndSecretSwapped" or "EgressIsIPv6")));

    [Fact]
    public void Every_placeholder_is_filled_and_no_other_value_given() => ForAnyCase(file => RuleBook.All.All(rule =>
        rule.Judge(file) is not { } suspicion
        || CauseCatalogueTests.Placeholders(CauseCatalogue.Find(rule.CauseId)).Order(StringComparer.Ordinal).SequenceEqual(suspicion.Values.Keys.Order(StringComparer.Ordinal))));

    [Fact]
    public void Filled_in_texts_keep_their_sentences() => ForAnyCase(file => RuleBook.All.All(rule =>
        rule.Judge(file) is not { } suspicion || suspicion.Values.All(pair => pair.Key == "remedy" || !pair.Value.Contains(". ", StringComparison.Ordinal))));

    [Fact]
    public void The_deciding_probe_is_a_probe()
    {
        var names = typeof(ProbeNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToHashSet(StringComparer.Ordinal);
        ForAnyCase(file => RuleBook.All.All(rule => rule.Judge(file) is not { } suspicion || names.Contains(suspicion.DecidingProbe)));
    }

    [Fact]
    public void A_rule_changes_nothing_and_says_the_same_again() => ForAnyCase(file => RuleBook.All.All(rule =>
    {
        var (first, second) = (rule.Judge(file), rule.Judge(file));
        return first?.Confidence == second?.Confidence && first?.DecidingProbe == second?.DecidingProbe && first?.Cap == second?.Cap;
    }));

    private static HashSet<string> Certain(CaseFile file) =>
        Ranking.Of(file).Where(suspect => suspect.Confidence == DiagnosisConfidence.Certain).Select(suspect => suspect.Cause.Id).ToHashSet(StringComparer.Ordinal);

    private static void ForAnyCase(Func<CaseFile, bool> law, bool tellsFlags = true) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => law(new RandomCase(seed).Make(tellsFlags)))
            .Check(Samples.Config(20_000));
}
