using System.ComponentModel;
using System.Management.Automation;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>The base of the cmdlets that read and change vaults on the pipeline thread, and the life of their stop signal.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InventoryCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private SecretVaults? _vaults;

    private protected InventoryCommand()
    {
    }

    /// <summary>The vaults, as this invocation sees them.</summary>
    private protected SecretVaults Vaults => _vaults ??= new SecretVaults(this, _stop.Token);

    /// <summary>Is set by Ctrl+C.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    /// <inheritdoc/>
    protected override void BeginProcessing() => BoundSecrets.Hide(MyInvocation.BoundParameters);

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command ended on its own meanwhile.
        }
    }

    /// <summary>Ends what is under way, and releases the stop signal.</summary>
    public void Dispose()
    {
        DisposeOwn();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what the command itself has under way.</summary>
    private protected virtual void DisposeOwn()
    {
    }
}
