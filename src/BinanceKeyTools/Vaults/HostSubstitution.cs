using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace BinanceKeyTools.Vaults;

/// <summary>
/// Puts hosts that refuse questions in the place of others while a vault is called, on the pipeline thread and while no other thread calls
/// one. For the session's own host PowerShell does that, by PSInvocationSettings.Host. Two things it leaves undone: SecretManagement runs the
/// modules of all vaults in one runspace of its own, which has the host of the session that used it first; and where a program has put
/// another host in the place of the session's, PowerShell forgets that one. Both need members that are not public; in versions without
/// them, these two are left as they are.
/// </summary>
internal sealed class HostSubstitution : IDisposable
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static FieldInfo? _runspaceOfVaults;

    private readonly List<(PSHost Host, PSHost? Before)> _places = [];

    /// <param name="session">The host of the session, as cmdlets see it.</param>
    /// <param name="conversation">What the vault writes to and asks.</param>
    public HostSubstitution(PSHost session, VaultConversation conversation)
    {
        Host = new NoPromptHost(conversation, session, ExternalHostOf(session), static () => true);
        _places.Add((session, FindSubstitute(session)));
        if (FindRunspaceOfVaults() is { } runspace && FindHost(runspace) is { } other && !ReferenceEquals(other, session))
        {
            // Its session goes on meanwhile, and is not to notice.
            var substitute = new NoPromptHost(conversation, other, ExternalHostOf(other), () => ReferenceEquals(Runspace.DefaultRunspace, runspace));
            _places.Add((other, FindSubstitute(other)));
            Call(other, "SetHostRef", substitute);
        }
    }

    /// <summary>What stands in for the host of the session, for PowerShell to put there.</summary>
    public PSHost Host { get; }

    /// <summary>Puts everything back.</summary>
    public void Dispose()
    {
        foreach (var (host, before) in _places)
        {
            Call(host, "RevertHostRef");
            if (before is not null)
            {
                Call(host, "SetHostRef", before);
            }
        }
    }

    private static Runspace? FindRunspaceOfVaults()
    {
        _runspaceOfVaults ??= Array.Find(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == SecretVaults.Module)
            ?.GetType($"{SecretVaults.Module}.PowerShellInvoker")
            ?.GetField("_runspace", Hidden);
        return _runspaceOfVaults?.GetValue(null) as Runspace;
    }

    private static PSHost? FindHost(Runspace runspace)
    {
        try
        {
            return runspace.RunspaceStateInfo.State == RunspaceState.Opened ? runspace.SessionStateProxy.GetVariable("Host") as PSHost : null;
        }
        catch (InvalidOperationException)
        {
            // Somebody else calls a vault right now, which SecretManagement does not survive anyway.
            return null;
        }
    }

    private static PSHost? ExternalHostOf(PSHost host) => Get(host, "ExternalHost") as PSHost;

    // The host that a program has put in the place of another one.
    private static PSHost? FindSubstitute(PSHost host) => Get(host, "IsHostRefSet") is true ? ExternalHostOf(host) : null;

    private static object? Get(PSHost host, string property) => host.GetType().GetProperty(property, Hidden)?.GetValue(host);

    private static void Call(PSHost host, string method, params object[] arguments) => host.GetType().GetMethod(method, Hidden)?.Invoke(host, arguments);
}
