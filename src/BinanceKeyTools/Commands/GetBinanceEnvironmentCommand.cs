using System.Management.Automation;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Pipeline;

namespace BinanceKeyTools.Commands;

/// <summary>Lists the environments of the exchange, and tests whether their hosts answer.</summary>
[Cmdlet(VerbsCommon.Get, "BinanceEnvironment")]
[OutputType(typeof(EnvironmentProfile))]
public sealed class GetBinanceEnvironmentCommand : PSCmdlet, IDisposable
{
    private const int ProgressId = 0x424B54;

    // A second attempt would only tell later what the first has told.
    private readonly ConnectionParameters _connection = new() { TimeoutSec = 10, MaxAttempts = 1 };
    private ExchangeConnections? _connections;
    private PipelinePump? _pump;

    /// <summary>Names of environments; wildcards are allowed. Every environment when omitted.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Ask every host with a public request, without a key.</summary>
    [Parameter]
    public SwitchParameter Test { get; set; }

    /// <summary>The proxy to use; the system's when omitted.</summary>
    [Parameter]
    public Uri? Proxy
    {
        get => _connection.Proxy;
        set => _connection.Proxy = value;
    }

    /// <summary>How many seconds a host may take to answer.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec
    {
        get => _connection.TimeoutSec;
        set => _connection.TimeoutSec = value;
    }

    /// <summary>How many environments are tested at once.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        _connections = new ExchangeConnections(_connection);
        _pump = new PipelinePump(this, ThrottleLimit, Test ? new ProgressMeter(ProgressId, MyInvocation.MyCommand.Name, "environments") : null);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        foreach (var name in Name)
        {
            try
            {
                foreach (var profile in Find(name))
                {
                    Post(profile);
                }
            }
            catch (Exception exception) when (ErrorRecords.IsExpected(exception))
            {
                WriteError(ErrorRecords.From(exception, name));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _pump!.Drain();

    /// <inheritdoc/>
    protected override void StopProcessing() => _pump?.Stop();

    /// <summary>Cancels what is left and waits for it.</summary>
    public void Dispose()
    {
        _pump?.Dispose();
        _connections?.Dispose();
    }

    private void Post(EnvironmentProfile profile)
    {
        if (!Test)
        {
            WriteObject(profile);
            return;
        }

        var client = _connections!.For(profile.Name, profile.Name == BinanceEnvironment.Sandbox ? profile.Hosts[0].Address : null, _connection.Proxy);
        _pump!.Post(async (item, cancellationToken) =>
        {
            ExchangeConnections.ReportTo(item);
            item.WriteObject(await EnvironmentTester.TestAsync(profile, client, cancellationToken).ConfigureAwait(false));
        });
    }

    private static EnvironmentProfile[] Find(string name)
    {
        var isMeant = WildcardName.Matcher(name);
        var found = EnvironmentProfiles.All
            .Concat(RunningSandboxes.All.Select(sandbox => EnvironmentProfiles.ForSandbox(sandbox.BaseAddress)))
            .Where(profile => isMeant(profile.Name.ToString()))
            .ToArray();
        return found.Length > 0 || WildcardName.PatternOf(name) is not null ? found : throw NotFound(name);
    }

    private static CommandException NotFound(string name) => name.Equals(nameof(BinanceEnvironment.Sandbox), StringComparison.OrdinalIgnoreCase)
        ? new("SandboxNotRunning", ErrorCategory.ResourceUnavailable, "No sandbox is running in this session.", "Start one with Start-BinanceSandbox.", name)
        : new("EnvironmentNotFound", ErrorCategory.ObjectNotFound, $"There is no environment '{name}'.",
            $"The names are {string.Join(", ", EnvironmentProfiles.All)}, and Sandbox while one is running.", name);
}
