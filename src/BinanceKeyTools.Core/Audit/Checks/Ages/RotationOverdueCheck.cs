using System.Globalization;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks.Ages;

/// <summary>The key was to be replaced by now, by what is recorded with it.</summary>
public sealed class RotationOverdueCheck() : RecordCheck("BKT1503")
{
    private protected override CheckResult Judge(CheckContext context, KeyRecord key)
    {
        if (key.RotateAfterDays is not { } days)
        {
            return WhenMissing(context) ?? CheckResult.NotApplicable("Nothing is recorded about when the key is to be replaced.");
        }

        var limit = TimeSpan.FromDays(days);
        if (KeyAge.Of(context) is { IsAhead: false } age)
        {
            string[] evidence = [EvidenceText.Days("age", age.Age, limit), $"due: {EvidenceText.Time(age.CreatedAt + limit)}"];
            return age.Age > limit
                ? CheckResult.Fail("The key was to be replaced by now.", evidence)
                : CheckResult.Pass("The key is not due for replacement yet.", evidence);
        }

        // A key is at least as old as its record. How old it was when it came into the vault, nobody knows.
        string[] record = ElapsedTime.Since(key.RegisteredAt, context.Now) is { } inVault
            ? [EvidenceText.Days("in the vault", inVault, limit)]
            : [string.Create(CultureInfo.InvariantCulture, $"bkt.rotateAfterDays: {days}")];
        return ElapsedTime.Since(key.RegisteredAt, context.Now) > limit
            ? CheckResult.Fail("The key was to be replaced by now.", record)
            : CheckResult.Unknown(FindingReason.NotRecorded, "The key is to be replaced after a time, but it is not known when it was created.", record);
    }
}
