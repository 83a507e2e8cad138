using BinanceKeyTools.Audit;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.VaultChecks;

/// <summary>Looks whether this account has the folder in which SecretManagement keeps what is registered for it.</summary>
internal static class AccountCheck
{
    public static KeyVaultCheck Run()
    {
        var account = $"{Environment.UserDomainName}{Path.DirectorySeparatorChar}{Environment.UserName}";
        var home = StoreFolder.Home;
        string[] detail = [$"account {(OperatingSystem.IsWindows() ? account : Environment.UserName)}", $"folder {(home.Length == 0 ? "none" : home)}"];
        if (home.Length == 0)
        {
            return Answer(
                ExpectationStatus.Fail,
                OperatingSystem.IsWindows()
                    ? "This account has no folder for application data, where vaults are registered: it has no profile, or none is loaded."
                    : "The variable HOME is not set, and vaults are registered in a folder below it.",
                OperatingSystem.IsWindows()
                    ? "Run the task as an account with a profile, and not as a built-in service account. See about_BinanceKeyVault, WINDOWS TASK SCHEDULER."
                    : "Set HOME where the task is defined; systemd sets it when the unit has User=. See about_BinanceKeyVault.");
        }

        return Directory.Exists(home)
            ? Answer(ExpectationStatus.Pass, $"Vaults of {Environment.UserName} are registered below {home}.", null)
            : Answer(
                ExpectationStatus.Fail,
                $"The folder {home}, below which vaults are registered, does not exist.",
                "Give the account a home directory, or set HOME to the folder that holds its registrations. See about_BinanceKeyVault.");

        KeyVaultCheck Answer(ExpectationStatus status, string message, string? fix) =>
            VaultAnswer.Of(null, KeyVaultQuestion.Account, status, message, fix, detail);
    }
}
