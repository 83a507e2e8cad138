using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Vaults;

/// <summary>A vault could not be read, so nothing is known about the keys in it.</summary>
public sealed class VaultUnavailableCheck() : VaultCheck("BKT1912")
{
    /// <inheritdoc/>
    public override CheckResult Judge(VaultEvidence vault)
    {
        ArgumentNullException.ThrowIfNull(vault);
        return vault.ErrorId is { } error
            ? CheckResult.Unknown(
                FindingReason.VaultUnavailable,
                EvidenceText.Foreign(vault.Error ?? "The vault could not be read."),
                $"error: {error}",
                $"keys found: {vault.KeyCount}") with
            {
                Remediation = vault.Remedy,
            }
            : CheckResult.Pass(Describe(vault), $"keys: {vault.KeyCount}", $"other secrets: {vault.PassedOverCount}");
    }

    private static string Describe(VaultEvidence vault)
    {
        var keys = $"The vault was read: {vault.KeyCount} key{(vault.KeyCount == 1 ? "" : "s")}";
        return vault.PassedOverCount switch
        {
            0 => $"{keys}.",
            1 => $"{keys}; 1 other secret was passed over.",
            var count => $"{keys}; {count} other secrets were passed over.",
        };
    }
}
