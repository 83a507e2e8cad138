using System.Management.Automation;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Policies;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>Takes keys out of vaults, and says what still points at each before it asks. Nothing changes at the exchange.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "BinanceKey", DefaultParameterSetName = NameSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(KeyRecord))]
public sealed class UnregisterBinanceKeyCommand : ListedKeyCommand
{
    private readonly HashSet<string> _unsearched = new(StringComparer.OrdinalIgnoreCase);
    private KeyReferences? _references;
    private bool _isSearching;

    /// <summary>Policies of the audit that are looked through for the key: files by path, built-in ones by name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[] Policy { get; set; } = [];

    private protected override string? NoKeyRemedy =>
        "It was left alone. If it is to go although it is no Binance key, Remove-Secret removes any secret.";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            AuditPolicy[] policies = [.. Policy.Select(policy => PolicyLocator.Load(policy, this))];
            var lister = CreateLister();
            _references = new KeyReferences(() => Search(lister), policies);
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            ThrowTerminatingError(ErrorRecords.From(exception, target: null));
        }
    }

    // What fails where nothing is to be removed is no error of this command, but is told.
    private protected override void Report(ErrorRecord error)
    {
        if (!_isSearching)
        {
            WriteError(error);
            return;
        }

        _unsearched.Add($"{error.TargetObject} ({error.FullyQualifiedErrorId})");
    }

    // What is only looked through is left alone, and says nothing about the key that is to go.
    private protected override void Warn(string text)
    {
        if (!_isSearching)
        {
            base.Warn(text);
        }
    }

    private protected override void Change(ListedKey key)
    {
        foreach (var sentence in _references!.Of(key, _unsearched))
        {
            WriteWarning(KeyLikeText.Hide($"{key}: {sentence}"));
        }

        var action = key.Candidate.Secret is { } secret
            ? KeyLikeText.Hide($"Remove both parts of the key, '{key.Candidate.Entry.Name}' and '{secret.Name}'")
            : "Remove the key";
        if (!Confirmation.Allows(TargetOf(key), action))
        {
            return;
        }

        Writer.Remove(key.Candidate, key.Vault, tell: text => WriteVerbose(KeyLikeText.Hide(text)));
        _references.Forget(key);
        if (PassThru)
        {
            WriteObject(key.Record);
        }
    }

    private ListedKey[] Search(KeyLister lister)
    {
        _isSearching = true;
        try
        {
            return [.. lister.Find("*", vault: null)];
        }
        finally
        {
            _isSearching = false;
        }
    }
}
