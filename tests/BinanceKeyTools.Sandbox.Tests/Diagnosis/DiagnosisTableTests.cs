using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>Each row of the table alone, on a quiet network.</summary>
public sealed class DiagnosisTableTests
{
    public static TheoryData<string> Names => DiagnosisTable.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task NamesTheCulpritAndHowItIsKnown(string name)
    {
        var row = DiagnosisTable.Row(name);
        var outcome = await RunOnce.OfAsync(row);
        var diagnosis = outcome.Diagnosis;
        var expected = row.Expected;

        Assert.True(expected.Cause == diagnosis.Cause, outcome.Describe());
        Assert.True(expected.Confidence == diagnosis.Confidence, outcome.Describe());
        Assert.True(expected.Class == diagnosis.CauseClass, outcome.Describe());
        Assert.True(expected.Probe == diagnosis.DecidingProbe, outcome.Describe());
        Assert.True(
            expected.Probe is null || diagnosis.Evidence.Any(result => result.Probe == expected.Probe && result.Status != ProbeStatus.Skipped),
            outcome.Describe());
        Assert.All(expected.Says, word => Assert.True($"{diagnosis.Verdict} {diagnosis.Explanation}".Contains(word, StringComparison.Ordinal), $"'{word}': {outcome.Describe()}"));
        Assert.All(expected.Excluded, word => Assert.True(diagnosis.Excluded.Any(text => text.Contains(word, StringComparison.Ordinal)), $"'{word}': {outcome.Describe()}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task CallsNothingElseCertain(string name)
    {
        var row = DiagnosisTable.Row(name);
        var outcome = await RunOnce.OfAsync(row);
        var others = outcome.Diagnosis.Alternative;

        Assert.True(others.All(other => other.Confidence < DiagnosisConfidence.Certain), outcome.Describe());
        Assert.True(row.Expected.Alternatives.All(cause => others.Any(other => other.Cause == cause)), outcome.Describe());
        Assert.True(row.Expected.AlsoFound.Order().SequenceEqual(outcome.Diagnosis.AlsoFound.Select(other => other.Cause).Order()), outcome.Describe());
        Assert.True(others.All(other => other.Test.Length > 0), outcome.Describe());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task SendsLittleAndNothingThatChangesAnything(string name)
    {
        var row = DiagnosisTable.Row(name);
        var outcome = await RunOnce.OfAsync(row);

        Assert.True(outcome.Sent.Count <= row.Expected.MaximumRequests, outcome.Describe());
        Assert.True(outcome.Sent.Count == outcome.Diagnosis.RequestCount, outcome.Describe());
        Assert.True(outcome.Sent.All(IsHarmless), outcome.Describe());
        Assert.True(outcome.WrongSignatures.GroupBy(request => request.Host).All(host => host.Count() == 1), outcome.Describe());
        Assert.True(outcome.WrongSignatures.Count == 0 || !row.Options.Passive, outcome.Describe());
        Assert.True(outcome.Sent.Select(request => request.Host).ToHashSet().SetEquals(outcome.Diagnosis.AskedHost), outcome.Describe());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task SendsNothingMoreOnceTheExchangeWantsToBeLeftAlone(string name)
    {
        var outcome = await RunOnce.OfAsync(DiagnosisTable.Row(name));

        Assert.True(outcome.Sent.SkipWhile(request => request.Status is not (418 or 429)).Count() <= 1, outcome.Describe());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task SaysWhatWasAskedAndWhatToDo(string name)
    {
        var outcome = await RunOnce.OfAsync(DiagnosisTable.Row(name));
        var diagnosis = outcome.Diagnosis;

        Assert.True(diagnosis.Verdict.Length > 0 && diagnosis.Explanation.Length > 0, outcome.Describe());
        Assert.True(diagnosis.Fix.Count > 0 || diagnosis.Cause == "NothingWrong", outcome.Describe());
        Assert.True(diagnosis.Fact.Count > 0, outcome.Describe());
        Assert.DoesNotContain(diagnosis.Fix.Append(diagnosis.Verdict).Append(diagnosis.Explanation), text => text.Contains('{') || text.Contains('}'));
    }

    [Fact]
    public async Task NeverAdvisesToEvadeARestrictionOfLocation()
    {
        var outcome = await RunOnce.OfAsync(DiagnosisTable.Row("restricted location"));

        Assert.DoesNotContain(
            outcome.Diagnosis.Fix.Append(outcome.Diagnosis.Explanation),
            text => new[] { "VPN", "proxy", "another country", "another region" }.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsHarmless(SentRequest request) =>
        request.Method == "GET" || (request.Method == "POST" && request.Path.EndsWith("/order/test", StringComparison.Ordinal));
}
