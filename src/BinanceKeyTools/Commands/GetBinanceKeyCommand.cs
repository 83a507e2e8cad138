using System.Management.Automation;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>Lists the Binance keys in the vaults. Reads each secret to mask and fingerprint the API key; returns none.</summary>
[Cmdlet(VerbsCommon.Get, "BinanceKey")]
[OutputType(typeof(KeyRecord))]
public sealed class GetBinanceKeyCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private KeyInventory? _inventory;

    /// <summary>Names of keys; wildcards are allowed. Every key when omitted.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KeyNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The vault to look in; wildcards are allowed. Every registered vault when omitted.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("VaultName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    public string? Vault { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() =>
        _inventory = new KeyInventory(new SecretVaults(this, _stop.Token), WriteError, WriteVerbose, TimeProvider.System);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        try
        {
            foreach (var key in Name.SelectMany(name => _inventory!.Find(name, Vault)))
            {
                key.Credential.Dispose();
                WriteObject(key.Record);
            }
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            ThrowTerminatingError(ErrorRecords.From(exception, target: null));
        }
    }

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

    /// <summary>Releases the stop signal.</summary>
    public void Dispose() => _stop.Dispose();
}
