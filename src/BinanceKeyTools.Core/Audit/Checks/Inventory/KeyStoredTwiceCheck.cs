namespace BinanceKeyTools.Audit.Checks.Inventory;

/// <summary>The same API key is in the vaults under two names.</summary>
public sealed class KeyStoredTwiceCheck() : SharedKeyCheck("BKT1607")
{
    private protected override CheckResult Judge(FleetKey key, string fingerprint, FleetIndex fleet)
    {
        var others = Others(key, fleet.WithFingerprint(fingerprint));
        return others.Length == 0
            ? CheckResult.Pass("No other entry holds the same API key.", Compared(fleet))
            : CheckResult.Fail(
                "The same API key is stored under other names too.",
                [$"fingerprint: {fingerprint}", .. others.Select(other => $"also: {Name(other)}")]);
    }
}
