using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Inventory;

/// <summary>Two API keys have the same secret or private key.</summary>
public sealed class SecretSharedCheck() : SharedKeyCheck("BKT1608")
{
    private protected override CheckResult Judge(FleetKey key, string fingerprint, FleetIndex fleet)
    {
        if (key.SecretDigest is null)
        {
            return CheckResult.Unknown(FindingReason.NotRecorded, "The secret was not looked at, so it cannot be compared.");
        }

        // The same API key with the same secret is one key that is stored twice.
        var others = Others(key, fleet.WithSecretOf(key).Where(other => other.Record.Fingerprint != fingerprint));
        return others.Length == 0
            ? CheckResult.Pass("No other API key has the same secret or private key.", Compared(fleet))
            : CheckResult.Fail(
                "Other API keys have the same secret or private key.",
                [.. others.Select(other => $"also: {Name(other)} ({other.Record.ApiKey} {other.Record.Fingerprint})")]);
    }
}
