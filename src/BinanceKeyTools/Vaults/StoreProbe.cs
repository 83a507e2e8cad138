using System.Reflection;

namespace BinanceKeyTools.Vaults;

/// <summary>
/// Asks a SecretStore that this process has loaded whether it is open, by the public methods that its own extension script uses:
/// unlike its commands they never prompt. Not to be called while another thread talks to a vault.
/// </summary>
internal static class StoreProbe
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static Assembly? _assembly;

    /// <summary>Whether the store was opened in this process. Then its commands answer without a prompt.</summary>
    public static StoreState FindInstance() => Try(() => GetInstance() is not null);

    /// <summary>Whether the store gives secrets: one whose password has expired goes on listing. A secret that does not exist is asked for.</summary>
    public static StoreState TryRead() => Try(() =>
        GetInstance() is { } store && store.GetType().GetMethod("ReadObject") is { } read && read.Invoke(store, [Guid.NewGuid().ToString("N"), null, null]) is false);

    /// <summary>Whether the store was not opened in this process, so that each of its commands would ask for the password.</summary>
    public static bool IsClosed(VaultEntry vault)
    {
        Load(vault);
        return FindInstance() == StoreState.Locked;
    }

    /// <summary>Whether the store would ask for its password before it gave or took a value.</summary>
    public static bool IsLocked(VaultEntry vault) => IsClosed(vault) || HasForgottenPassword();

    private static object? GetInstance() =>
        FindAssembly()
            ?.GetType($"{SecretVaults.StoreModule}.LocalSecretStore")
            ?.GetMethod("GetInstance", BindingFlags.Public | BindingFlags.Static)
            ?.Invoke(null, [null, null]);

    private static Assembly? FindAssembly() =>
        _assembly ??= Array.Find(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == SecretVaults.StoreModule);

    // Only the store itself can read how it is set up. SecretManagement loads it from the same file when it calls the vault.
    private static void Load(VaultEntry vault)
    {
        if (FindAssembly() is not null
            || VaultCapabilities.FindExtension(vault) is not { } extension
            || Path.GetDirectoryName(Path.GetDirectoryName(extension)) is not { } folder)
        {
            return;
        }

        try
        {
            Assembly.LoadFrom(Path.Combine(folder, $"{SecretVaults.StoreModule}.dll"));
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            // SecretManagement will say what is wrong with it.
        }
    }

    // Reading would use up a password that lasts for one use, so that the store is looked into. One of another version, with other
    // fields, is called, and what it asks is refused.
    private static bool HasForgottenPassword()
    {
        try
        {
            var store = Get(GetInstance(), "_secureStore");
            return Get(Get(store, "ConfigData"), "PasswordRequired") is true
                && store!.GetType().GetField("_password", Hidden) is { } password
                && password.GetValue(store) is null;
        }
        catch (TargetInvocationException)
        {
            return false;
        }
    }

    private static object? Get(object? owner, string name) =>
        owner?.GetType().GetField(name, Hidden)?.GetValue(owner) ?? owner?.GetType().GetProperty(name, Hidden)?.GetValue(owner);

    private static StoreState Try(Func<bool> question)
    {
        try
        {
            return question() ? StoreState.Open : StoreState.Unknown;
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException?.GetType().Name == "PasswordRequiredException" ? StoreState.Locked : StoreState.Unknown;
        }
        catch (Exception exception) when (exception is TargetParameterCountException or ArgumentException or AmbiguousMatchException or InvalidOperationException)
        {
            // Another version of SecretStore, with other methods.
            return StoreState.Unknown;
        }
    }
}
