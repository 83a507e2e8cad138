using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Causes;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Diagnosis.Rules;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Rules;

public sealed class SampleCaseTests
{
    public static TheoryData<int, string> Indexes
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var (sample, index) in SampleCases.All.Select((sample, index) => (sample, index)))
            {
                data.Add(index, $"{sample.CauseId} {sample.Confidence}");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void Case_is_judged_as_expected(int index, string name)
    {
        var sample = SampleCases.All.ElementAt(index);
        var found = Ranking.Of(sample.File).SingleOrDefault(suspect => suspect.Cause.Id == sample.CauseId);

        Assert.True(found is not null, name);
        Assert.Equal(sample.Confidence, found.Confidence);
        Assert.Contains(found.Suspicion.DecidingProbe, typeof(ProbeNames).GetFields().Select(field => field.GetRawConstantValue()));
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void Where_a_cause_is_certain_no_other_is(int index, string name)
    {
        var sample = SampleCases.All.ElementAt(index);
        var certain = Ranking.Of(sample.File).Where(suspect => suspect.Confidence == DiagnosisConfidence.Certain).Select(suspect => suspect.Cause.Id).ToArray();

        Assert.True(certain.Length == (sample.Confidence == DiagnosisConfidence.Certain ? 1 : 0), $"{name}: {string.Join(", ", certain)}");
    }

    [Fact]
    public void Every_rule_has_a_hit_and_a_miss()
    {
        var files = SampleCases.All.Select(sample => sample.File).ToArray();
        foreach (var rule in RuleBook.All)
        {
            Assert.True(Array.Exists(files, file => rule.Judge(file) is not null), $"{rule.GetType().Name} for {rule.CauseId} has no hit.");
            Assert.True(Array.Exists(files, file => rule.Judge(file) is null), $"{rule.GetType().Name} for {rule.CauseId} has no miss.");
        }
    }

    [Fact]
    public void Every_cause_that_a_rule_names_has_a_case() =>
        Assert.Equal(
            RuleBook.All.Select(rule => rule.CauseId).Distinct().Order(StringComparer.Ordinal),
            SampleCases.All.Select(sample => sample.CauseId).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_cause_but_missing_evidence_has_a_rule() =>
        Assert.Equal(
            CauseCatalogue.All.Select(cause => cause.Id).Where(id => id != "NotEnoughEvidence").Order(StringComparer.Ordinal),
            RuleBook.All.Select(rule => rule.CauseId).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void An_empty_case_gives_no_suspicion() => Assert.Empty(Ranking.Of(new CaseFile()));
}
