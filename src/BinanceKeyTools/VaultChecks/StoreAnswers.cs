using BinanceKeyTools.Audit;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Vaults;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.VaultChecks;

/// <summary>What the settings of a SecretStore mean for tasks. They are read and never changed.</summary>
internal static class StoreAnswers
{
    // A day's audit of a large fleet takes minutes; a store that locks in the middle stops it.
    private const int ShortTimeout = 300;

    public static KeyVaultCheck NotSetUp(string vault) => VaultAnswer.Of(
        vault,
        KeyVaultQuestion.Settings,
        ExpectationStatus.Fail,
        "SecretStore was never set up for this account: the first that asks it anything is asked for a new password. It was not asked.",
        "Set it up as this account, once: Set-SecretStoreConfiguration -Interaction None, which asks for the new password. See about_BinanceKeyVault.",
        [$"folder {StoreFolder.Store}"]);

    /// <param name="vault">The vault.</param>
    /// <param name="settings">What is known of the settings; <see langword="null"/> for nothing.</param>
    public static KeyVaultCheck Settings(string vault, StoreSettings? settings)
    {
        if (settings is not { HasPassword: { } hasPassword })
        {
            return Answer(ExpectationStatus.Unknown, "SecretStore would prompt before it tells how it is set up, so it was not asked.", "Unlock it, and ask again: Unlock-SecretStore");
        }

        if (!hasPassword)
        {
            return StoreFolder.IsReadableByOthers
                ? Answer(
                    ExpectationStatus.Fail,
                    "It opens without a password (Authentication None), and other users may read its files: they have the keys.",
                    $"chmod -R go= {VaultAnswer.Quote(StoreFolder.Store)}")
                : Answer(
                    ExpectationStatus.Pass,
                    "It opens without a password (Authentication None): whoever is this user, or can read this user's files, has the keys. Tasks need nothing more.",
                    null);
        }

        return settings switch
        {
            { PasswordTimeout: 0 } => Answer(
                ExpectationStatus.Fail,
                "It forgets its password after one use (PasswordTimeout 0): the second key cannot be read.",
                "Set-SecretStoreConfiguration -PasswordTimeout 900"),
            { Prompts: true } => Answer(
                ExpectationStatus.Fail,
                "It prompts for its password when it is locked (Interaction Prompt): a task would be asked, and fail or hang.",
                "Set-SecretStoreConfiguration -Interaction None: then a locked store is an error, and the task unlocks it with Unlock-SecretStore. See about_BinanceKeyVault."),
            { PasswordTimeout: > 0 and < ShortTimeout and var seconds } => Answer(
                ExpectationStatus.Fail,
                $"It locks {Amount.Of(seconds, "second")} after it was unlocked (PasswordTimeout): a long run would lose it on the way.",
                "Set-SecretStoreConfiguration -PasswordTimeout 3600"),
            _ => Answer(
                ExpectationStatus.Pass,
                $"It opens with a password and never prompts (Interaction None): each task unlocks it first.{Expiry(settings.PasswordTimeout)}",
                null),
        };

        KeyVaultCheck Answer(ExpectationStatus status, string message, string? fix) => VaultAnswer.Of(vault, KeyVaultQuestion.Settings, status, message, fix, Describe(settings));
    }

    private static string Expiry(int? seconds) => seconds switch
    {
        null => "",
        < 0 => " It then stays open until the process ends.",
        _ => $" It then stays open for {Amount.Of(seconds.GetValueOrDefault(), "second")}.",
    };

    private static List<string> Describe(StoreSettings? settings)
    {
        List<string> facts = [];
        if (settings is { HasPassword: { } hasPassword })
        {
            facts.Add($"Authentication {(hasPassword ? "Password" : "None")}");
            facts.Add($"Interaction {(settings.Prompts ? "Prompt" : "None")}");
            if (settings.PasswordTimeout is { } seconds)
            {
                facts.Add($"PasswordTimeout {seconds}");
            }
        }

        return facts;
    }
}
