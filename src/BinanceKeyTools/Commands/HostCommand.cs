using System.ComponentModel;
using System.Management.Automation;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Pipeline;

namespace BinanceKeyTools.Commands;

/// <summary>The base of the cmdlets that ask the exchange's hosts and use no key of anybody.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HostCommand : PSCmdlet, IDisposable
{
    private const int Concurrency = 8;
    private const int ProgressId = 0x424B55;

    private readonly CancellationTokenSource _stop = new();
    private PipelinePump? _pump;
    private ProgressMeter? _progress;

    private protected HostCommand()
    {
        Connections = new ExchangeConnections(Connection);
    }

    /// <summary>The environment whose hosts are asked. Live when omitted, and Custom with an address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public BinanceEnvironment? Environment
    {
        get => Connection.Environment;
        set => Connection.Environment = value;
    }

    /// <summary>Another address than the environment's own, for example that of a sandbox in another process.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public virtual Uri? BaseUri
    {
        get => Connection.BaseUri;
        set => Connection.BaseUri = value;
    }

    /// <summary>How many seconds one attempt may take.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec
    {
        get => Connection.TimeoutSec;
        set => Connection.TimeoutSec = value;
    }

    private protected ConnectionParameters Connection { get; } = new();

    private protected ExchangeConnections Connections { get; }

    /// <summary>Is cancelled when the pipeline stops and when the command is over.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    /// <summary>What the progress counts, in the plural.</summary>
    private protected abstract string ProgressNoun { get; }

    /// <summary>The environment by the parameters alone. An address without one is that of a sandbox of this session, or anybody's.</summary>
    private protected BinanceEnvironment NamedEnvironment => Connection.Environment
        ?? (Connection.BaseUri is not { } address ? BinanceEnvironment.Live
            : RunningSandboxes.All.Any(sandbox => sandbox.BaseAddress == address) ? BinanceEnvironment.Sandbox
            : BinanceEnvironment.Custom);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        _progress = new ProgressMeter(ProgressId, MyInvocation.MyCommand.Name, ProgressNoun);
        _pump = new PipelinePump(this, Concurrency, _progress);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        Ask();
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _pump!.Drain();

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        Cancel();
        _pump?.Stop();
    }

    /// <summary>Cancels what is left, waits for it, and closes the connections.</summary>
    public void Dispose()
    {
        Cancel();
        _pump?.Dispose();
        Connections.Dispose();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Posts the questions that the input stands for, on the pipeline thread.</summary>
    private protected abstract void Ask();

    /// <summary>More questions are known to come: progress can tell how long they will take.</summary>
    private protected void Expect(int count) => _progress!.Expect(count);

    /// <summary>Writes what the questions so far have to say.</summary>
    private protected void Drain() => _pump!.Drain();

    /// <summary>Asks off the pipeline thread, several at once. What is expected to go wrong becomes an error about the target, which may be a key.</summary>
    private protected void Post(string target, Func<PumpItem, CancellationToken, Task> question, bool isKey = false) => _pump!.Post(async (item, cancellationToken) =>
    {
        ExchangeConnections.ReportTo(item);
        try
        {
            await question(item, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            item.WriteError(isKey ? ErrorRecords.About(exception, target) : ErrorRecords.From(exception, target));
        }
    });

    private void Cancel()
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
}
