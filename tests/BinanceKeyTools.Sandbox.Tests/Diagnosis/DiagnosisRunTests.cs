using System.Text.Json;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>One run over many keys.</summary>
public sealed class DiagnosisRunTests
{
    private const int Keys = 12;

    [Fact]
    public async Task ManyKeysShareOneDeliberatelyWrongSignature()
    {
        var row = DiagnosisTable.Row("address not listed") with
        {
            Fleet = JsonSerializer.SerializeToElement(new
            {
                keys = Enumerable.Range(0, Keys).Select(number => new { name = $"key{number}", ipList = new[] { "198.51.100.4" } }),
            }),
        };
        await using var bench = DiagnosisBench.Start(row);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Keys).Select(number => bench.DiagnoseAsync($"key{number}")));

        // Only the key that got the signature can be told more about; of the others nothing is claimed.
        var told = Assert.Single(outcomes, outcome => outcome.WrongSignatures.Count > 0);
        Assert.Single(told.WrongSignatures);
        Assert.True(told.Diagnosis.Cause == row.Expected.Cause, told.Describe());
        Assert.All(outcomes.Where(outcome => outcome != told), outcome =>
        {
            Assert.True(outcome.Diagnosis.Cause == "NotEnoughEvidence", outcome.Describe());
            Assert.Contains(outcome.Diagnosis.Alternative, other => other.Cause == row.Expected.Cause);
            Assert.True(SaysWhyNot(outcome.Diagnosis), outcome.Describe());
        });
        Assert.All(outcomes, outcome => Assert.True(outcome.Diagnosis.RequestCount <= Diagnostician.MaxRequests, outcome.Describe()));
        Assert.Equal(bench.Sent.Count, outcomes.Sum(outcome => outcome.Diagnosis.RequestCount));
    }

    [Fact]
    public async Task ManyKeysWithOneFaultEachAreToldApart()
    {
        var names = new[] { "reader", "deleted", "spotTestnet", "blind", "ed" };
        var causes = new[] { "NothingWrong", "KeyUnknown", "KeyOfOtherEnvironment", "ReadingOff", "NothingWrong" };
        await using var bench = DiagnosisBench.Start(DiagnosisTable.Row("a key in order"));
        var outcomes = await Task.WhenAll(names.Select(bench.DiagnoseAsync));

        Assert.Equal(causes, outcomes.Select(outcome => outcome.Diagnosis.Cause));
        Assert.Equal(names, outcomes.Select(outcome => outcome.Diagnosis.Name));
    }

    // Who loses the race for it at the last moment says so in the evidence.
    private static bool SaysWhyNot(KeyDiagnosis diagnosis) =>
        diagnosis.NotTested.Any(text => text.Contains("wrong signature", StringComparison.Ordinal))
        || diagnosis.Evidence.Any(result => result is { Probe: ProbeNames.WrongSignature, Status: ProbeStatus.Skipped });
}
