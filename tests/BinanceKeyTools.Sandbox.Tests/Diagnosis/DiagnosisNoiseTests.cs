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

        // The one deliberately wrong signature is not repeated: what was lost with it stays unknown.
        var isSignatureLost = outcome.WrongSignatures.Any(request => request.Status is null or >= 500);
        Assert.True(row.Expected.Cause == outcome.Diagnosis.Cause || (isSignatureLost && outcome.Diagnosis.Cause == "NotEnoughEvidence"), outcome.Describe());
        Assert.True(outcome.Diagnosis.Confidence <= row.Expected.Confidence, outcome.Describe());
        Assert.True(outcome.Sent.Count <= Diagnostician.MaxRequests, outcome.Describe());
        Assert.True(outcome.WrongSignatures.GroupBy(request => request.Host).All(host => host.Count() == 1), outcome.Describe());
    }

    /// <summary>A wrong signature that got no answer may have been counted all the same.</summary>
    [Fact]
    public async Task RepeatsNoDeliberatelyWrongSignature()
    {
        var row = DiagnosisTable.Row("address not listed");
        var quiet = await RunOnce.OfAsync(row);
        var ordinal = quiet.Sent.ToList().IndexOf(Assert.Single(quiet.WrongSignatures)) + 1;
        foreach (var kind in new[] { FaultKind.ServerError, FaultKind.ConnectionReset })
        {
            var outcome = await DiagnosisBench.RunAsync(row, disturb: faults => faults.Add(new FaultRule { Kind = kind, Every = ordinal, Count = 1 }));

            Assert.True(outcome.WrongSignatures.Count == 1, outcome.Describe());
            Assert.True(outcome.Diagnosis.Confidence < DiagnosisConfidence.Certain, outcome.Describe());
        }
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
            Assert.True(outcome.Sent.Count <= Diagnostician.MaxRequests, outcome.Describe());
            Assert.True(outcome.WrongSignatures.GroupBy(request => request.Host).All(host => host.Count() == 1), outcome.Describe());
        }
    }

    private static bool IsRightOrUnsure(DiagnosisRow row, KeyDiagnosis diagnosis) =>
        diagnosis.Cause == row.Expected.Cause || diagnosis.Confidence < DiagnosisConfidence.Certain || diagnosis.Cause == "ExchangeFailing";
}
