using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Sandbox.Faults;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>The table on a bad line.</summary>
public sealed class DiagnosisNoiseTests
{
    public static TheoryData<string> Names => DiagnosisTable.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task SaysTheSameOnABadLine(string name)
    {
        var row = DiagnosisTable.Row(name);
        var outcome = await DiagnosisBench.RunAsync(row, disturb: faults =>
        {
            faults.Add(new FaultRule { Kind = FaultKind.Latency, Delay = TimeSpan.FromMilliseconds(2), Jitter = TimeSpan.FromMilliseconds(6) });
            faults.Add(new FaultRule { Kind = FaultKind.ConnectionReset, Every = 2, Count = 1 });
            faults.Add(new FaultRule { Kind = FaultKind.ServerError, Every = 5, Count = 1 });
        });

        Assert.True(row.Expected.Cause == outcome.Diagnosis.Cause, outcome.Describe());
        Assert.True(outcome.Diagnosis.Confidence <= row.Expected.Confidence, outcome.Describe());
        Assert.True(outcome.Sent.Count <= Diagnostician.MaxRequests, outcome.Describe());
    }

    /// <summary>Whatever is lost, and however often: it may cost the answer, never turn it into a wrong one.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task IsNeverSureOfSomethingElseWhenAnswersAreLost(string name)
    {
        var row = DiagnosisTable.Row(name);
        for (var every = 1; every <= 2; every++)
        {
            var outcome = await DiagnosisBench.RunAsync(row, disturb: faults => faults.Add(new FaultRule { Kind = FaultKind.ServerError, Every = every }));

            Assert.True(IsRightOrUnsure(row, outcome.Diagnosis), outcome.Describe());
        }
    }

    private static bool IsRightOrUnsure(DiagnosisRow row, KeyDiagnosis diagnosis) =>
        diagnosis.Cause == row.Expected.Cause || diagnosis.Confidence < DiagnosisConfidence.Certain || diagnosis.Cause == "ExchangeFailing";
}
