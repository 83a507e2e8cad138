using BinanceKeyTools.Diagnosis;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>The table on exchanges that differ in what no documentation settles.</summary>
public sealed class DiagnosisSwitchTests
{
    private static readonly Func<SandboxOptions, SandboxOptions>[] Flips =
    [
        options => options with { CheckAddressBeforeSignature = !options.CheckAddressBeforeSignature },
        options => options with { CheckTimestampBeforeSignature = !options.CheckTimestampBeforeSignature },
        options => options with { ShowAddressInRefusals = !options.ShowAddressInRefusals },
        options => options with { RefuseImplausibleTimestampsAsBadParameter = !options.RefuseImplausibleTimestampsAsBadParameter },
        options => options with { AnswerUnsignedSapiWithUnauthorized = !options.AnswerUnsignedSapiWithUnauthorized },
    ];

    public static TheoryData<string> Names => DiagnosisTable.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task IsNeverSureOfTheWrongCause(string name)
    {
        var row = DiagnosisTable.Row(name);
        foreach (var flip in Flips.Append(options => Flips.Aggregate(options, (flipped, next) => next(flipped))))
        {
            var outcome = await DiagnosisBench.RunAsync(row, flip);
            var diagnosis = outcome.Diagnosis;
            var others = diagnosis.Alternative.Concat(diagnosis.AlsoFound).Where(other => other.Confidence == DiagnosisConfidence.Certain);

            Assert.True(diagnosis.Cause == row.Expected.Cause || diagnosis.Confidence < DiagnosisConfidence.Certain, outcome.Describe());
            Assert.True(others.All(other => row.Expected.AlsoFound.Contains(other.Cause) || other.Cause == row.Expected.Cause), outcome.Describe());
        }
    }
}
