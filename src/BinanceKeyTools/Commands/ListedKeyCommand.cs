using System.ComponentModel;
using System.Management.Automation;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>The base of the cmdlets that change keys in vaults by what is listed of them: how keys are named, and found.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ListedKeyCommand : InventoryCommand
{
    /// <summary>The parameter set in which keys are named.</summary>
    protected const string NameSet = "Name";

    /// <summary>The parameter set in which keys are objects of Get-BinanceKey.</summary>
    protected const string InputObjectSet = "InputObject";

    private KeyInventory? _inventory;
    private KeyLister? _lister;
    private KeyWriter? _writer;
    private bool _isNameGiven;
    private bool _isVaultGiven;

    private protected ListedKeyCommand()
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

    /// <summary>Keys from Get-BinanceKey.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public KeyRecord[] InputObject { get; set; } = [];

    /// <summary>Answers the questions. Not against -WhatIf, nor against -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the key.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected KeyInventory Inventory => _inventory!;

    private protected KeyWriter Writer => _writer!;

    private protected Confirmation Confirmation => new(this, Force);

    /// <summary>What to do about a secret that was named and is no key.</summary>
    private protected virtual string? NoKeyRemedy => null;

    /// <summary>Reports what fails while keys are looked for.</summary>
    private protected virtual void Report(ErrorRecord error) => WriteError(error);

    /// <summary>Changes a key, on the pipeline thread, and asks before.</summary>
    private protected abstract void Change(ListedKey key);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isNameGiven = MyInvocation.BoundParameters.ContainsKey(nameof(Name));
        _isVaultGiven = MyInvocation.BoundParameters.ContainsKey(nameof(Vault));
        _inventory = new KeyInventory(Vaults, Report, WriteVerbose, TimeProvider.System);
        _lister = CreateLister();
        _writer = new KeyWriter(Vaults, TimeProvider.System, StopToken);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        try
        {
            foreach (var key in ParameterSetName == InputObjectSet ? InputObject.SelectMany(Find) : Name.SelectMany(Find))
            {
                TryChange(key);
            }
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            ThrowTerminatingError(ErrorRecords.From(exception, target: null));
        }
    }

    /// <summary>Lists keys as this cmdlet does: also those that can be used for nothing any more.</summary>
    private protected KeyLister CreateLister() =>
        new(Inventory, SecretReading.WhereUnrecorded, Report, TimeProvider.System) { TakesUnreadable = true, NoKeyRemedy = NoKeyRemedy };

    /// <summary>A key as the target of a question.</summary>
    private protected static string TargetOf(ListedKey key) => KeyLikeText.Hide($"secret '{key.Candidate.Name}' in vault '{key.Vault.Name}'");

    private void TryChange(ListedKey key)
    {
        try
        {
            Change(key);
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            WriteError(ErrorRecords.From(exception, key.ToString()));
        }
    }

    // What comes through the pipeline with name and vault is one key. Were it gone by now, its name must not be taken for a pattern:
    // `star*name` would be another key.
    private IEnumerable<ListedKey> Find(string name) =>
        !_isNameGiven && !_isVaultGiven && MyInvocation.BoundParameters.ContainsKey(nameof(Vault))
            ? _lister!.FindExact(name, Vault)
            : _lister!.Find(name, Vault);

    private IEnumerable<ListedKey> Find(KeyRecord record)
    {
        if (record.Vault is not null)
        {
            return _lister!.FindExact(record.Name, record.Vault);
        }

        WriteError(ErrorRecords.From(CommandException.KeyNotInVault(record), target: null));
        return [];
    }
}
