using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;

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
        var keys = $"The vault was read: {Amount.Keys(vault.KeyCount)}";
        return vault.PassedOverCount == 0 ? $"{keys}." : $"{keys}; {Amount.Of(vault.PassedOverCount, "other secret was", "other secrets were")} passed over.";
    }
}
