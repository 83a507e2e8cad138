using System.Management.Automation;
using System.Management.Automation.Language;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Pipeline;
using BinanceKeyTools.Vaults;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Commands;

/// <summary>Lists the Binance keys in the vaults by what is recorded about them. Reads only secrets about which too little is.</summary>
[Cmdlet(VerbsCommon.Get, "BinanceKey", DefaultParameterSetName = RecordedSet)]
[OutputType(typeof(KeyRecord))]
public sealed class GetBinanceKeyCommand : InventoryCommand
{
    private const string RecordedSet = "Recorded";
    private const string RegisteredSet = "Registered";
    private const string ReadSecretSet = "ReadSecret";
    private const int ProgressId = 0x424B57;
    private const int MostNamed = 5;

    private readonly KeyFilter _filter = new();
    private readonly HashSet<string> _copies = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, KeyRecord> _ageless = new(StringComparer.OrdinalIgnoreCase);
    private KeyLister? _lister;
    private ProgressMeter? _progress;

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

    /// <summary>Only keys of these environments.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public BinanceEnvironment[] Environment
    {
        get => _filter.Environment;
        set => _filter.Environment = value;
    }

    /// <summary>Only keys with one of these purposes; wildcards are allowed. <c>''</c> finds keys without one.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PurposeCompleter))]
    public string[] Purpose
    {
        get => _filter.Purpose;
        set => _filter.Purpose = value;
    }

    /// <summary>Only keys of these algorithms.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public KeyAlgorithm[] Algorithm
    {
        get => _filter.Algorithm;
        set => _filter.Algorithm = value;
    }

    /// <summary>Only keys with one of these tags; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Tag
    {
        get => _filter.Tag;
        set => _filter.Tag = value;
    }

    /// <summary>Only keys that one of these answers for; wildcards are allowed. <c>''</c> finds keys without an owner.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNull]
    public string[] Owner
    {
        get => _filter.Owner;
        set => _filter.Owner = value;
    }

    /// <summary>Only keys in one of these states; wildcards are allowed. <c>''</c> finds keys in ordinary use.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(StateCompleter))]
    public string[] State
    {
        get => _filter.State;
        set => _filter.State = value;
    }

    /// <summary>Only keys that are more than so many days old.</summary>
    [Parameter]
    [ValidateRange(0, 36500)]
    public int OlderThan
    {
        get => _filter.OlderThan ?? 0;
        set => _filter.OlderThan = value;
    }

    /// <summary>Only keys that were made or last replaced so many days ago or longer, or are beyond their own rotation period.</summary>
    [Parameter]
    [ValidateRange(1, 36500)]
    public int Stale
    {
        get => _filter.Stale ?? 0;
        set => _filter.Stale = value;
    }

    /// <summary>Only keys that something was recorded about. No secret is read then.</summary>
    [Parameter(ParameterSetName = RegisteredSet, Mandatory = true)]
    public SwitchParameter Registered { get; set; }

    /// <summary>Reads every secret, and shows what is really there instead of what is recorded.</summary>
    [Parameter(ParameterSetName = ReadSecretSet, Mandatory = true)]
    public SwitchParameter ReadSecret { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var inventory = new KeyInventory(Vaults, WriteError, WriteVerbose, TimeProvider.System);
        var reading = Registered ? SecretReading.Never : ReadSecret ? SecretReading.Always : SecretReading.WhereUnrecorded;
        _progress = new ProgressMeter(ProgressId, MyInvocation.MyCommand.Name, "secrets");
        _lister = new KeyLister(inventory, reading, WriteError, TimeProvider.System)
        {
            Expect = _progress.Expect,
            Advance = () => _progress.Completed(this),
        };
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        try
        {
            foreach (var key in Name.SelectMany(name => _lister!.Find(name, Vault)))
            {
                Show(key.Record);
            }
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            ThrowTerminatingError(ErrorRecords.From(exception, target: null));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _progress!.Finish(this);
        if (_ageless.Count > 0)
        {
            WriteWarning(KeyLikeText.Hide(
                $"The age of {Amount.Keys(_ageless.Count)} is not known, so {(_ageless.Count == 1 ? "it is" : "they are")} listed too: {Names(_ageless.Values)}.{Ahead()} Update-BinanceKey asks Binance for the creation date and records it."));
        }
    }

    private string Ahead()
    {
        KeyRecord[] ahead = [.. _ageless.Values.Where(key => key.CreatedAt is not null)];
        return ahead.Length == 0 ? "" : $" The recorded creation date is yet to come, and cannot be right: {Names(ahead)}.";
    }

    private static string Names(IReadOnlyCollection<KeyRecord> keys) => string.Join(", ", keys.Take(MostNamed)) + (keys.Count > MostNamed ? ", …" : "");

    private void Show(KeyRecord key)
    {
        if (!_filter.FitsButForAge(key))
        {
            return;
        }

        var fits = _filter.FitsAge(key);
        if (fits is false)
        {
            return;
        }

        if (fits is null)
        {
            _ageless.TryAdd(key.ToString(), key);
        }

        WriteObject(key);
        WarnOfCopy(key);
    }

    private void WarnOfCopy(KeyRecord key)
    {
        if (!KeyState.IsReplaced(key.State) || !_copies.Add(key.ToString()))
        {
            return;
        }

        var original = KeyState.OriginalOf(key.Name) ?? key.Name;
        var vault = CodeGeneration.EscapeSingleQuotedStringContent(key.Vault);
        WriteWarning(KeyLikeText.Hide(
            $"'{key.Name}' in the vault '{key.Vault}' is a copy of what '{original}' held before it was replaced. It stays until the new key is proven, or when a replacement was interrupted. "
            + $"See what each of them holds: Get-BinanceKey '{CodeGeneration.EscapeSingleQuotedStringContent(WildcardPattern.Escape(original))}*' -Vault '{vault}' -ReadSecret. "
            + $"When '{original}' works, remove the copy: Unregister-BinanceKey '{CodeGeneration.EscapeSingleQuotedStringContent(key.Name)}' -Vault '{vault}'."));
    }
}
