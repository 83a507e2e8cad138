using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>Another key stands where the policy expects a certain one.</summary>
public sealed class KeyUnexpectedCheck() : RecordCheck("BKT1153")
{
    private protected override CheckResult Judge(CheckContext context, KeyRecord key)
    {
        if (context.Policy.Expected?.Fingerprint is not { } expected)
        {
            return CheckResult.NotApplicable("The policy expects no particular key.");
        }

        if (key.Fingerprint is not { } actual)
        {
            return context.Evidence.Unreadable is { } obstacle
                ? CheckResult.Unknown(obstacle)
                : CheckResult.Unknown(FindingReason.NotRecorded, "The API key is not known, so it cannot be compared.");
        }

        string[] evidence = [$"fingerprint: {actual}", $"expected: {EvidenceText.Foreign(expected)}"];
        return string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase)
            ? CheckResult.Pass("It is the key that the policy expects.", evidence)
            : CheckResult.Fail("It is another key than the policy expects: the key was replaced.", evidence);
    }
}
