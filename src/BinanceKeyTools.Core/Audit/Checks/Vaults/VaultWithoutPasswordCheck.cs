using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.Vaults;

/// <summary>A vault opens without a password for whoever runs as its user.</summary>
public sealed class VaultWithoutPasswordCheck() : VaultCheck("BKT1911")
{
    /// <inheritdoc/>
    public override CheckResult Judge(VaultEvidence vault)
    {
        ArgumentNullException.ThrowIfNull(vault);
        string[] evidence = [$"module: {EvidenceText.Foreign(vault.Module ?? "unknown")}", $"keys: {vault.KeyCount}"];
        return vault.HasPassword switch
        {
            true => CheckResult.Pass("The vault opens with a password.", evidence),
            false => CheckResult.Fail("The vault opens without a password.", evidence),
            null when vault.ErrorId is { } error => CheckResult.Unknown(FindingReason.VaultUnavailable, "The vault could not be asked how it is opened.", [.. evidence, $"error: {error}"]),
            null => CheckResult.NotApplicable("This kind of vault does not tell how it is opened."),
        };
    }
}
