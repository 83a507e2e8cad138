namespace BinanceKeyTools.Vaults;

/// <summary>Where SecretManagement and SecretStore keep what belongs to this account. They read these places, not their own settings.</summary>
internal static class StoreFolder
{
    /// <summary>The folder of the account that everything lies in; empty when the account has none.</summary>
    public static string Home => OperatingSystem.IsWindows()
        ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
        : Environment.GetEnvironmentVariable("HOME") ?? "";

    /// <summary>Whether SecretStore was ever set up for this account. When it was not, asking it anything sets it up, with a password that
    /// it prompts for.</summary>
    public static bool IsSetUp => Home.Length > 0 && File.Exists(Path.Combine(Store, "storeconfig"));

    /// <summary>Whether there is no trace of a SecretStore in this account.</summary>
    public static bool IsNew => Home.Length > 0 && !IsSetUp && !File.Exists(StoreFile);

    /// <summary>Where SecretStore keeps its files.</summary>
    public static string Store => Path.Combine(Root, "localstore");

    /// <summary>The file with the secrets of SecretStore.</summary>
    public static string StoreFile => Path.Combine(Store, "storefile");

    /// <summary>Whether the permissions let other users read the files of SecretStore. Windows inherits them from the profile.</summary>
    public static bool IsReadableByOthers
    {
        get
        {
            const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
            try
            {
                return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(Store) & Others) != UnixFileMode.None;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    private static string Root => OperatingSystem.IsWindows()
        ? Path.Combine(Home, "Microsoft", "PowerShell", "secretmanagement")
        : Path.Combine(Home, ".secretmanagement");
}
