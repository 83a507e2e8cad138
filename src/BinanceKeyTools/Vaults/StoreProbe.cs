using System.Reflection;

namespace BinanceKeyTools.Vaults;

/// <summary>
/// Asks a SecretStore that this process has loaded whether it is open, by the public methods that its own extension script uses:
/// unlike its commands they never prompt. Not to be called while another thread talks to a vault.
/// </summary>
internal static class StoreProbe
{
    /// <summary>Whether the store was opened in this process. Then its commands answer without a prompt.</summary>
    public static StoreState FindInstance() => Try(() => GetInstance() is not null);

    /// <summary>Whether the store gives secrets: one whose password has expired goes on listing. A secret that does not exist is asked for.</summary>
    public static StoreState TryRead() => Try(() =>
        GetInstance() is { } store && store.GetType().GetMethod("ReadObject") is { } read && read.Invoke(store, [Guid.NewGuid().ToString("N"), null, null]) is false);

    private static object? GetInstance() =>
        Array.Find(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == SecretVaults.StoreModule)
            ?.GetType($"{SecretVaults.StoreModule}.LocalSecretStore")
            ?.GetMethod("GetInstance", BindingFlags.Public | BindingFlags.Static)
            ?.Invoke(null, [null, null]);

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
