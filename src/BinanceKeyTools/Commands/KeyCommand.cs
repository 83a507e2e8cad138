using System.ComponentModel;
using System.Management.Automation;
using BinanceKeyTools.Audit.Evidence;
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
    private ProgressMeter? _progress;

    private protected KeyCommand()
    {
    }

    /// <summary>Names of keys in the vaults; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NameSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KeyNameCompleter))]
    public virtual string[] Name { get; set; } = [];

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
    public virtual PSCredential? Credential { get; set; }

    /// <summary>Is set by Ctrl+C.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    private protected virtual int Concurrency => 1;

    private protected virtual ProgressMeter? CreateProgress() => null;

    /// <summary>Whether output comes as keys are done instead of in the order of the input.</summary>
    private protected virtual bool WritesAsCompleted => false;

    /// <summary>What was found in the vaults.</summary>
    private protected KeyInventory Inventory => _inventory!;

    private protected virtual KeyInventory CreateInventory(SecretVaults vaults) =>
        new(vaults, WriteError, WriteVerbose, TimeProvider.System) { Expect = ExpectKeys };

    /// <summary>More keys are known to come: progress can tell how long they will take.</summary>
    private protected void ExpectKeys(int count) => _progress?.Expect(count);

    /// <summary>Says that a key cannot be used, on the pipeline thread.</summary>
    private protected virtual void ReportUnusable(KeyRecord key, KeyStorage? storage, Exception exception) =>
        WriteError(ErrorRecords.From(exception, key.ToString()));

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        _progress = CreateProgress();
        _inventory = CreateInventory(new SecretVaults(this, _stop.Token));
        _pump = new PipelinePump(this, Concurrency, _progress, WritesAsCompleted);
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
    protected override void EndProcessing() => Drain();

    /// <summary>Starts work that belongs to no key, in its turn among those that do.</summary>
    private protected void PostWork(Func<PumpItem, CancellationToken, Task> work) => _pump!.Post(work);

    /// <summary>Writes everything that is still to come.</summary>
    private protected void Drain() => _pump!.Drain();

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

    /// <summary>The keys of a running sandbox that a name or pattern stands for, where names may stand for those.</summary>
    private protected virtual IReadOnlyList<SandboxKey> FindInSandbox(string name) => [];

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
            ReportUnusable(key.Record, key.Storage, exception);
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

    /// <summary>The keys that the parameters name, as they are read.</summary>
    private protected virtual IEnumerable<ResolvedKey> ResolveInput() => ParameterSetName switch
    {
        CredentialSet => ResolveCredential(Credential!),
        InputObjectSet => ResolveRecords(InputObject),
        _ => Name.SelectMany(ResolveName),
    };

    /// <summary>The keys that a name or pattern stands for.</summary>
    private protected IEnumerable<ResolvedKey> ResolveName(string name) =>
        Vault is null && FindInSandbox(name) is { Count: > 0 } sandboxKeys ? ResolveRecords(sandboxKeys) : _inventory!.Find(name, Vault);

    private protected IEnumerable<ResolvedKey> ResolveRecords(IReadOnlyCollection<KeyRecord> records)
    {
        ExpectKeys(records.Count);
        return records.SelectMany(ResolveRecord);
    }

    private IEnumerable<ResolvedKey> ResolveRecord(KeyRecord record)
    {
        if (record is SandboxKey sandboxKey)
        {
            if (Guarded(() => SandboxCredential.Of(sandboxKey), exception => ReportUnusable(record, storage: null, exception)) is { } credential)
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
        if (Guarded(stored.ToCredential, exception => ReportUnusable(new KeyRecord { Name = nameof(PSCredential) }, storage: null, exception)) is { } key)
        {
            yield return new ResolvedKey(
                KeyMetadata.Describe(key.ApiKey.Masked, null, stored.Metadata, key, TimeProvider.System.GetUtcNow()), key);
        }
    }

    private static BinanceCredential? Guarded(Func<BinanceCredential> read, Action<Exception> report)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            report(exception);
            return null;
        }
    }
}
