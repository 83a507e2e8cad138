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
        var createdAt = KeyAge.Of(context) is { IsAhead: false } age ? age.CreatedAt : key.RegisteredAt;
        if (createdAt is not { } start)
        {
            return CheckResult.Unknown(
                FindingReason.NotRecorded,
                "The key is to be replaced after a time, but nothing is recorded about when that began.",
                string.Create(CultureInfo.InvariantCulture, $"bkt.rotateAfterDays: {days}"));
        }

        string[] evidence = [EvidenceText.Days("age", context.Now - start, limit), $"due: {EvidenceText.Time(start + limit)}"];
        return context.Now - start > limit
            ? CheckResult.Fail("The key was to be replaced by now.", evidence)
            : CheckResult.Pass("The key is not due for replacement yet.", evidence);
    }
}
