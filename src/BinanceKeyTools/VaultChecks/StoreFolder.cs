namespace BinanceKeyTools.VaultChecks;

/// <summary>Where SecretManagement and SecretStore keep what belongs to this account. They read these places, not their own settings.</summary>
internal static class StoreFolder
{
    /// <summary>The folder of the account that everything lies in; empty when the account has none.</summary>
    public static string Home => OperatingSystem.IsWindows()
        ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
        : Environment.GetEnvironmentVariable("HOME") ?? "";

    /// <summary>Whether SecretStore was ever set up for this account. When it was not, asking it anything sets it up, with a password that
    /// it prompts for.</summary>
    public static bool IsSetUp => Home.Length > 0 && File.Exists(Path.Combine(Root, "localstore", "storeconfig"));

    /// <summary>Where SecretStore keeps its files.</summary>
    public static string Store => Path.Combine(Root, "localstore");

    private static string Root => OperatingSystem.IsWindows()
        ? Path.Combine(Home, "Microsoft", "PowerShell", "secretmanagement")
        : Path.Combine(Home, ".secretmanagement");
}
