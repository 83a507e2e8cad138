using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks.Inventory;

/// <summary>The key belongs to another environment than the one that is recorded or was asked.</summary>
public sealed class EnvironmentMismatchCheck() : RecordCheck("BKT1606")
{
    // The first characters of every key that the local sandbox issues.
    private const string SandboxPrefix = "SAND";

    private protected override CheckResult Judge(CheckContext context, KeyRecord key)
    {
        var asked = context.Evidence.Environment;
        string[] evidence = [$"recorded: {key.Environment} (Live when nothing is recorded)", $"asked: {asked}"];
        if (asked == BinanceEnvironment.Custom && key.Environment != BinanceEnvironment.Custom)
        {
            return CheckResult.NotApplicable("A base address was named explicitly; it belongs to no environment that could be compared.");
        }

        if (asked != key.Environment)
        {
            return CheckResult.Fail("The key was asked about in another environment than the recorded one.", evidence);
        }

        // An answer proves more than the form of the key.
        if (asked != BinanceEnvironment.Live || context.Evidence.Restriction.IsKnown)
        {
            return CheckResult.Pass("The key was asked about in its recorded environment.", evidence);
        }

        if (key.ApiKey is not { Length: > 0 } masked)
        {
            return context.Evidence.Unreadable is { } obstacle
                ? CheckResult.Unknown(obstacle)
                : CheckResult.Unknown(Findings.FindingReason.NotRecorded, "The API key is not known, so its form cannot be looked at.");
        }

        var looksLike = masked.StartsWith(SandboxPrefix, StringComparison.Ordinal) ? BinanceEnvironment.Sandbox
            : context.Evidence.ApiKeyRemarks?.Contains(ApiKeyFindingKind.FuturesTestnetHex) is true ? BinanceEnvironment.FuturesTestnet
            : (BinanceEnvironment?)null;
        return looksLike is { } other
            ? CheckResult.Fail($"The key is taken as one of the environment Live, but has the form of keys of {other}.", [.. evidence, $"API key: {masked}"])
            : CheckResult.Pass("Nothing about the key speaks against its recorded environment.", evidence);
    }
}
