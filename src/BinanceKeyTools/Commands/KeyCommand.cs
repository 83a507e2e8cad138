using System.ComponentModel;
using System.Management.Automation;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Pipeline;
using BinanceKeyTools.Sandbox;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>The base of every cmdlet that uses a key: how keys are named, read and passed to the pump.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class KeyCommand : PSCmdlet, IDisposable
{
    /// <summary>The parameter set in which keys are named.</summary>
    protected const string NameSet = "Name";

    /// <summary>The parameter set in which keys are objects of Get-BinanceKey or of a sandbox.</summary>
    protected const string InputObjectSet = "InputObject";

    /// <summary>The parameter set in which the key is a PSCredential.</summary>
    protected const string CredentialSet = "Credential";

    private readonly CancellationTokenSource _stop = new();
    private PipelinePump? _pump;
    private KeyInventory? _inventory;

    private protected KeyCommand()
    {
    }

    /// <summary>Names of keys in the vaults; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NameSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KeyNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>The vault to look in; wildcards are allowed. Every registered vault when omitted.</summary>
    [Parameter(ParameterSetName = NameSet, ValueFromPipelineByPropertyName = true)]
    [Alias("VaultName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    public string? Vault { get; set; }

    /// <summary>Keys from Get-BinanceKey, or sandbox keys.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Keys")]
    [ValidateNotNull]
    public KeyRecord[] InputObject { get; set; } = [];

    /// <summary>A key that is in no vault: the API key as user name, the secret or private key (PEM) as password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    private protected virtual int Concurrency => 1;

    private protected virtual ProgressMeter? CreateProgress() => null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _inventory = new KeyInventory(new SecretVaults(this, _stop.Token), WriteError, WriteVerbose, TimeProvider.System);
        _pump = new PipelinePump(this, Concurrency, CreateProgress());
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        try
        {
            foreach (var key in ResolveInput())
            {
                Post(key);
            }
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            // No vaults at all: nothing that follows could succeed, but what came before did.
            _pump!.Drain();
            ThrowTerminatingError(ErrorRecords.From(exception, target: null));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _pump!.Drain();

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

        _pump?.Stop();
    }

    /// <summary>Cancels what is left, waits for it, and wipes key material.</summary>
    public void Dispose()
    {
        _pump?.Dispose();
        DisposeConnections();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected virtual void DisposeConnections()
    {
    }

    /// <summary>Gets ready to use a key, on the pipeline thread, and asks when there is something to ask.</summary>
    /// <returns>The work, which runs off the pipeline thread with others at once; <see langword="null"/> when the answer is no.</returns>
    private protected abstract Func<PumpItem, CancellationToken, Task>? Prepare(ResolvedKey key);

    /// <summary>The key of a running sandbox that a name stands for, where names may stand for those.</summary>
    private protected virtual SandboxKey? FindInSandbox(string name) => null;

    private void Post(ResolvedKey key)
    {
        var isPosted = false;
        try
        {
            if (Prepare(key) is { } work)
            {
                _pump!.Post((item, cancellationToken) => RunAsync(key, work, item, cancellationToken));
                isPosted = true;
            }
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            WriteError(ErrorRecords.From(exception, key.Record.ToString()));
        }
        finally
        {
            // When posting fails every body has ended, so that nobody uses the credential any more.
            if (!isPosted)
            {
                key.Credential.Dispose();
            }
        }
    }

    private static async Task RunAsync(
        ResolvedKey key, Func<PumpItem, CancellationToken, Task> work, PumpItem item, CancellationToken cancellationToken)
    {
        using var credential = key.Credential;
        try
        {
            await work(item, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            item.WriteError(ErrorRecords.From(exception, key.Record.ToString()));
        }
    }

    private IEnumerable<ResolvedKey> ResolveInput() => ParameterSetName switch
    {
        CredentialSet => ResolveCredential(Credential!),
        InputObjectSet => InputObject.SelectMany(ResolveRecord),
        _ => Name.SelectMany(ResolveName),
    };

    private IEnumerable<ResolvedKey> ResolveName(string name) =>
        Vault is null && FindInSandbox(name) is { } sandboxKey ? ResolveRecord(sandboxKey) : _inventory!.Find(name, Vault);

    private IEnumerable<ResolvedKey> ResolveRecord(KeyRecord record)
    {
        if (record is SandboxKey sandboxKey)
        {
            if (Guarded(() => SandboxCredential.Of(sandboxKey), sandboxKey.ToString()) is { } credential)
            {
                yield return new ResolvedKey(record, credential);
            }

            yield break;
        }

        foreach (var key in _inventory!.FindExact(record.Name, record.Vault))
        {
            yield return key;
        }
    }

    private IEnumerable<ResolvedKey> ResolveCredential(PSCredential credential)
    {
        using var stored = StoredKey.Read(credential)!;
        if (Guarded(stored.ToCredential, "PSCredential") is { } key)
        {
            yield return new ResolvedKey(
                KeyMetadata.Describe(key.ApiKey.Masked, null, stored.Metadata, key, TimeProvider.System.GetUtcNow()), key);
        }
    }

    private BinanceCredential? Guarded(Func<BinanceCredential> read, string target)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            WriteError(ErrorRecords.From(exception, target));
            return null;
        }
    }
}
