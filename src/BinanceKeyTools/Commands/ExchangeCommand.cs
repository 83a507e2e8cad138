using System.ComponentModel;
using System.Management.Automation;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Pipeline;
using BinanceKeyTools.Sandbox;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>The base of every cmdlet that asks the exchange: where to, how long, how many at once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ExchangeCommand : KeyCommand
{
    private readonly ExchangeConnections _connections;

    private protected ExchangeCommand()
    {
        _connections = new ExchangeConnections(Connection);
    }

    /// <summary>The environment that the key belongs to. What is recorded with the key when omitted, otherwise Live.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public BinanceEnvironment? Environment
    {
        get => Connection.Environment;
        set => Connection.Environment = value;
    }

    /// <summary>Another address than the environment's own, for example https://api1.binance.com. The key is sent there.</summary>
    [Parameter]
    public Uri? BaseUri
    {
        get => Connection.BaseUri;
        set => Connection.BaseUri = value;
    }

    /// <summary>The proxy to use. What is recorded with the key when omitted, otherwise the system's.</summary>
    [Parameter]
    public Uri? Proxy
    {
        get => Connection.Proxy;
        set => Connection.Proxy = value;
    }

    /// <summary>How many milliseconds late a request may arrive, 1 to 60000. The exchange's own 5000 when omitted.</summary>
    [Parameter]
    [ValidateRange(1, 60000)]
    public int RecvWindow
    {
        get => Connection.RecvWindow ?? 5000;
        set => Connection.RecvWindow = value;
    }

    /// <summary>How many seconds one attempt may take.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec
    {
        get => Connection.TimeoutSec;
        set => Connection.TimeoutSec = value;
    }

    /// <summary>How many requests are under way at once.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    private protected TimeSpan? RecvWindowOption =>
        Connection.RecvWindow is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

    private const int ProgressId = 0x424B54;

    private protected override int Concurrency => ThrottleLimit;

    private protected override ProgressMeter? CreateProgress() =>
        new(ProgressId, MyInvocation.MyCommand.Name, "keys");

    private protected ConnectionParameters Connection { get; } = new();

    /// <summary>The clients of this invocation.</summary>
    private protected ExchangeConnections Connections => _connections;

    /// <summary>Asks before a key is used, on the pipeline thread. Nothing is sent when this says no.</summary>
    private protected virtual bool Confirm(KeyRecord key, BinanceClient client) => true;

    /// <summary>Does the command's work with one key. Runs off the pipeline thread; several run at once.</summary>
    private protected abstract Task ProcessKeyAsync(KeyUse use, PumpItem output, CancellationToken cancellationToken);

    private protected sealed override Func<PumpItem, CancellationToken, Task>? Prepare(ResolvedKey key)
    {
        var client = _connections.For(key);
        if (!Confirm(key.Record, client))
        {
            return null;
        }

        var use = new KeyUse(key.Record, key.Credential, client, key);
        return (item, cancellationToken) =>
        {
            ExchangeConnections.ReportTo(item);
            return ProcessKeyAsync(use, item, cancellationToken);
        };
    }

    // What was found out about a sandbox key pipes on by its name and its environment; a pattern stands for keys of the newest.
    private protected override IReadOnlyList<SandboxKey> FindInSandbox(string name) =>
        Connection.Environment == BinanceEnvironment.Sandbox ? RunningSandboxes.FindKeys(name) : [];

    private protected override void DisposeConnections() => _connections.Dispose();
}
