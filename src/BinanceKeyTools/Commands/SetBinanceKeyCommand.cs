using System.Management.Automation;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>Changes what is recorded about keys: what is given, and nothing else. The secrets are left alone.</summary>
[Cmdlet(VerbsCommon.Set, "BinanceKey", DefaultParameterSetName = NameSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(KeyRecord))]
public sealed class SetBinanceKeyCommand : ListedKeyCommand
{
    private readonly NotesParameters _notes = new();
    private Dictionary<string, string?> _changes = [];

    /// <summary>The label of the key on the exchange's web page. An empty text takes it out of the record, here and below.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Label
    {
        get => _notes.Label;
        set => _notes.Label = value ?? "";
    }

    /// <summary>What the key is for: a built-in purpose, or one that a policy defines.</summary>
    [Parameter]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(PurposeCompleter))]
    public string? Purpose
    {
        get => _notes.Purpose;
        set => _notes.Purpose = value ?? "";
    }

    /// <summary>Who answers for the key.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Owner
    {
        get => _notes.Owner;
        set => _notes.Owner = value ?? "";
    }

    /// <summary>The account that the key belongs to.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Account
    {
        get => _notes.Account;
        set => _notes.Account = value ?? "";
    }

    /// <summary>The environment that the key belongs to.</summary>
    [Parameter]
    [ValidateNotNull]
    public BinanceEnvironment? Environment
    {
        get => _notes.Environment;
        set => _notes.Environment = value;
    }

    /// <summary>When the exchange created the key, where it does not tell Update-BinanceKey; <c>$null</c> takes it out of the record.</summary>
    [Parameter]
    [AllowNull]
    public DateTimeOffset? CreatedAt
    {
        get => _notes.CreatedAt;
        set => _notes.CreatedAt = value ?? DateTimeOffset.MinValue;
    }

    /// <summary>After how many days the key is to be replaced; 0 takes the period out of the record.</summary>
    [Parameter]
    [ValidateRange(0, 3650)]
    public int RotateAfterDays
    {
        get => _notes.RotateAfterDays ?? 0;
        set => _notes.RotateAfterDays = value;
    }

    /// <summary>The addresses that the key is restricted to on the exchange's web page: IPv4, at most 30.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string[]? AllowedIP
    {
        get => _notes.AllowedIP;
        set => _notes.AllowedIP = value ?? [];
    }

    /// <summary>The proxy to use with the key.</summary>
    [Parameter]
    [AllowNull]
    public Uri? Proxy
    {
        get => _notes.Proxy;
        set => _notes.Proxy = value ?? new Uri("", UriKind.Relative);
    }

    /// <summary>Words to select keys by.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string[]? Tag
    {
        get => _notes.Tag;
        set => _notes.Tag = value ?? [];
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            var (notes, questionable) = _notes.Check(MyInvocation.MyCommand.Name);
            _changes = notes.ToChanges();
            if (_changes.Count == 0)
            {
                throw new CommandException(
                    "NothingToChange",
                    ErrorCategory.InvalidArgument,
                    "Nothing was given that is to be recorded.",
                    "Give at least one of -Label, -Purpose, -Owner, -Account, -Environment, -CreatedAt, -RotateAfterDays, -AllowedIP, -Proxy and -Tag. An empty text or list takes an entry out.",
                    MyInvocation.MyCommand.Name);
            }

            QuestionableAddresses.Accept(questionable, Confirmation, WriteWarning);
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            ThrowTerminatingError(ErrorRecords.From(exception, exception is AllowedAddressException { Entry: null } ? MyInvocation.MyCommand.Name : null));
        }
    }

    private protected override void Change(ListedKey key)
    {
        var changes = _changes.Where(change => key.Metadata.GetValueOrDefault(change.Key) is var text && (text is { Length: > 0 } ? text : null) != change.Value).ToArray();
        if (changes.Length == 0)
        {
            WriteVerbose(KeyLikeText.Hide($"{key}: all of this is recorded already"));
            Return(key, key.Metadata);
            return;
        }

        if (!Confirmation.Allows(TargetOf(key), $"Record {string.Join(", ", changes.Select(Describe))}"))
        {
            return;
        }

        // What reading the key told comes along, so that it need not be read for the next listing.
        Dictionary<string, string?> recorded = new(key.Learnt, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, text) in changes)
        {
            recorded[name] = text;
        }

        foreach (var warning in Writer.Record(key.Candidate.Entry.Name, key.Vault, recorded, tell: text => WriteVerbose(KeyLikeText.Hide(text))))
        {
            WriteWarning(KeyLikeText.Hide(warning));
        }

        Return(key, KeyMetadata.Merge(key.Metadata, recorded));
    }

    private void Return(ListedKey key, IReadOnlyDictionary<string, string> metadata)
    {
        if (PassThru)
        {
            WriteObject(KeyMetadata.DescribeUnread(key.Candidate.Name, key.Vault.Name, metadata, TimeProvider.System.GetUtcNow()));
        }
    }

    // As the parameter that says it. A proxy may have a password.
    private string Describe(KeyValuePair<string, string?> change)
    {
        var parameter = KeyMetadata.PropertyOf(change.Key);
        var text = parameter == nameof(Proxy) && change.Value is not null ? ProxyAddress.WithoutUser(_notes.Proxy!).ToString() : change.Value;
        return text is null ? $"no {parameter}" : $"{parameter} '{text}'";
    }
}
