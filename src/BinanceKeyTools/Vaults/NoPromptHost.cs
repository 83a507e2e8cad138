using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace BinanceKeyTools.Vaults;

/// <summary>Stands in for a host while a vault is called: the vault has the conversation, and everybody else the host.</summary>
internal sealed class NoPromptHost : PSHost, IHostSupportsInteractiveSession
{
    private readonly VaultConversation _conversation;
    private readonly PSHost? _host;
    private readonly Func<bool> _isVault;

    /// <param name="conversation">The conversation.</param>
    /// <param name="seen">The host as cmdlets see it. It comes to ask this one while this one stands in, so that it is read now.</param>
    /// <param name="host">The host itself, where it is known.</param>
    /// <param name="isVault">Whether the module of the vault is what calls.</param>
    public NoPromptHost(VaultConversation conversation, PSHost seen, PSHost? host, Func<bool> isVault)
    {
        _conversation = conversation;
        _host = host;
        _isVault = isVault;
        UI = new NoPromptInterface(conversation, seen.UI, isVault);
        Name = seen.Name;
        Version = OrDefault(() => seen.Version, new Version(0, 0));
        InstanceId = OrDefault(() => seen.InstanceId, Guid.NewGuid());
        CurrentCulture = seen.CurrentCulture;
        CurrentUICulture = seen.CurrentUICulture;
        PrivateData = seen.PrivateData;
    }

    public override string Name { get; }

    public override Version Version { get; }

    public override Guid InstanceId { get; }

    public override CultureInfo CurrentCulture { get; }

    public override CultureInfo CurrentUICulture { get; }

    public override PSObject PrivateData { get; }

    public override PSHostUserInterface UI { get; }

    public bool IsRunspacePushed => Interactive.IsRunspacePushed;

    public Runspace Runspace => Interactive.Runspace;

    private IHostSupportsInteractiveSession Interactive => _host as IHostSupportsInteractiveSession ?? throw new PSNotImplementedException();

    public override void EnterNestedPrompt()
    {
        if (_isVault())
        {
            throw _conversation.Refuse();
        }

        _host?.EnterNestedPrompt();
    }

    public override void ExitNestedPrompt() => _host?.ExitNestedPrompt();

    public override void NotifyBeginApplication() => _host?.NotifyBeginApplication();

    public override void NotifyEndApplication() => _host?.NotifyEndApplication();

    public override void SetShouldExit(int exitCode)
    {
        if (_isVault())
        {
            _conversation.RefuseExit();
            return;
        }

        _host?.SetShouldExit(exitCode);
    }

    public void PushRunspace(Runspace runspace) => Interactive.PushRunspace(runspace);

    public void PopRunspace() => Interactive.PopRunspace();

    // What a host does not tell, PowerShell refuses to give.
    private static T OrDefault<T>(Func<T> read, T otherwise)
    {
        try
        {
            return read();
        }
        catch (NotImplementedException)
        {
            return otherwise;
        }
    }
}
