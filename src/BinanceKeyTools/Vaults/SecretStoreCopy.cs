using System.Management.Automation;

namespace BinanceKeyTools.Vaults;

/// <summary>
/// The copy that SecretStore keeps of its file in memory, and writes back whole. It takes up changes of other processes five seconds
/// late, and never when they come within five seconds of its own last one (SecretStore 1.0.6, HandleDataUpdateEvent): whoever writes
/// before that undoes them.
/// </summary>
internal static class SecretStoreCopy
{
    // SecretStore's five seconds, and time for it to read the file.
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(7);

    private static DateTimeOffset? _ownChange;
    private static DateTimeOffset? _loaded;

    /// <summary>Whether a vault is SecretStore.</summary>
    public static bool Holds(VaultEntry vault) => vault.Module == SecretVaults.StoreModule;

    /// <summary>To be called before each call of a vault: SecretStore reads its file when it is loaded.</summary>
    public static void BeforeCall(DateTimeOffset now) => _loaded ??= AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == SecretVaults.StoreModule)
        ? DateTimeOffset.MinValue
        : now;

    /// <summary>Remembers that this process changed the store.</summary>
    public static void Remember(DateTimeOffset time) => _ownChange = time;

    /// <summary>Waits until a change that another process made is in this process's copy.</summary>
    /// <param name="vault">The vault that is about to be read and written.</param>
    /// <param name="changed">When another process changed it; <see langword="null"/> when none did.</param>
    /// <param name="time">The clock.</param>
    /// <param name="tell">Hears that there is a wait.</param>
    /// <param name="stop">Is set by Ctrl+C.</param>
    /// <exception cref="PipelineStoppedException">Ctrl+C.</exception>
    public static void AwaitChange(VaultEntry vault, DateTimeOffset? changed, TimeProvider time, Action<string> tell, CancellationToken stop)
    {
        if (!Holds(vault) || changed is not { } change || _loaded is null || change < _loaded)
        {
            return;
        }

        var isOverlooked = _ownChange is { } own && change - own <= Delay;
        if (isOverlooked)
        {
            // Late enough after the own change, and new: SecretStore reads the file again because of its time.
            Wait(_ownChange!.Value + Settling);
            Touch();
            change = time.GetUtcNow();
        }

        Wait(change + Settling);
        if (isOverlooked)
        {
            _ownChange = null;
        }

        void Wait(DateTimeOffset until)
        {
            var left = until - time.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            tell($"Waiting {left.TotalSeconds:0} s for SecretStore to take up what another process wrote to the vault '{vault.Name}'");
            if (stop.WaitHandle.WaitOne(left))
            {
                throw new PipelineStoppedException();
            }
        }
    }

    private static void Touch()
    {
        if (File.Exists(StoreFolder.StoreFile))
        {
            File.SetLastWriteTimeUtc(StoreFolder.StoreFile, DateTime.UtcNow);
        }
    }
}
