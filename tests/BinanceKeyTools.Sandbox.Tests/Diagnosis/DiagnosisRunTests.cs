using BinanceKeyTools.Diagnosis;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>One run over many keys.</summary>
public sealed class DiagnosisRunTests
{
    private const int Keys = 12;

    [Fact]
    public async Task ManyKeysShareOneDeliberatelyWrongSignature()
    {
        var row = DiagnosisTable.Row("wrong secret") with
        {
            Fleet = System.Text.Json.JsonSerializer.SerializeToElement(new
            {
                keys = Enumerable.Range(0, Keys).Select(number => new { name = $"key{number}" }).Append(new { name = "reader" }),
            }),
        };
        await using var bench = DiagnosisBench.Start(row with { Secret = "{secret@reader}" });
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Keys).Select(number => bench.DiagnoseAsync($"key{number}")));

        Assert.All(outcomes, outcome => Assert.True(outcome.Diagnosis.RequestCount <= Diagnostician.MaxRequests, outcome.Describe()));
        Assert.All(outcomes, outcome => Assert.True(outcome.Diagnosis.Cause == row.Expected.Cause, outcome.Describe()));
        Assert.All(
            outcomes.SelectMany(outcome => outcome.WrongSignatures).Distinct().GroupBy(request => request.Host),
            host => Assert.Single(host));
        Assert.Equal(bench.Sent.Count, outcomes.Sum(outcome => outcome.Diagnosis.RequestCount));
    }
}
