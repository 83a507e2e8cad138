using BinanceKeyTools.Audit;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Vaults;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.VaultChecks;

/// <summary>What can be said about a vault's metadata without writing to it.</summary>
internal static class MetadataAnswers
{
    /// <summary>What to do about a vault without metadata.</summary>
    public const string Fix =
        "Nothing needs to be done: keys are then kept as tables with what is recorded inside, and every listing reads every key. A vault with metadata, such as SecretStore, spares that.";

    public static KeyVaultCheck Of(VaultEntry vault, IReadOnlyList<SecretEntry>? entries)
    {
        var described = entries?.Count(entry => entry.Metadata.Count > 0) ?? 0;
        return (described, VaultCapabilities.SupportsMetadata(vault)) switch
        {
            ( > 0, _) => Answer(vault, ExpectationStatus.Pass, $"It lists metadata with {described} of its {Amount.Of(entries!.Count, "secret")}.", null),
            (_, true) => Answer(vault, ExpectationStatus.Pass, "Its module exports Set-SecretInfo, the command that records metadata. -WriteTest tries it.", null),
            (_, false) => NotSupported(vault),
            _ => Answer(vault, ExpectationStatus.Unknown, "Its files do not tell whether it records metadata.", $"Find out by trying: Test-BinanceKeyVault -Vault {VaultAnswer.Quote(vault.Name)} -WriteTest"),
        };
    }

    public static KeyVaultCheck NotSupported(VaultEntry vault) =>
        Answer(vault, ExpectationStatus.Fail, "It records no metadata: its module does not export Set-SecretInfo.", Fix);

    private static KeyVaultCheck Answer(VaultEntry vault, ExpectationStatus status, string message, string? fix) =>
        VaultAnswer.Of(vault.Name, KeyVaultQuestion.Metadata, status, message, fix, []);
}
