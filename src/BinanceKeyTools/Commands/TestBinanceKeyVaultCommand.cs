using System.Management.Automation;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.VaultChecks;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>Tests whether a vault can hold keys, and whether tasks of this account can use it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "BinanceKeyVault", SupportsShouldProcess = true)]
[OutputType(typeof(KeyVaultCheck), typeof(bool))]
public sealed class TestBinanceKeyVaultCommand : InventoryCommand
{
    private const string EveryVault = "*";

    private readonly HashSet<string> _tested = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<VaultEntry>? _registered;
    private VaultVerdict? _verdict;

    /// <summary>Names of vaults; wildcards are allowed. Every registered vault when omitted.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VaultName", "Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    public string[] Vault { get; set; } = [EveryVault];

    /// <summary>Also write throw-away secrets, read them back and remove them.</summary>
    [Parameter]
    public SwitchParameter WriteTest { get; set; }

    /// <summary>Return one Boolean: true when tasks of this account can use every vault.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>How many seconds a new process may take to list a vault, 1 to 600.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 30;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        _verdict ??= new VaultVerdict(WriteTest);
        _registered ??= FindRegistered();
        if (_registered.Count > 0)
        {
            VaultEntry[] entries = [.. Vault.SelectMany(Find).Where(entry => _tested.Add(entry.Name))];
            Test(entries);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Quiet)
        {
            WriteObject(_verdict is { IsUsable: true });
        }
    }

    private IReadOnlyList<VaultEntry> FindRegistered()
    {
        var account = AccountCheck.Run();
        Write(account);
        if (account.Status == ExpectationStatus.Fail)
        {
            return [];
        }

        try
        {
            if (Vaults.GetVaults() is { Count: > 0 } registered)
            {
                return registered;
            }

            Write(VaultAnswer.Of(
                null,
                KeyVaultQuestion.Registered,
                ExpectationStatus.Fail,
                $"No vault is registered for {Environment.UserName}. Vaults are registered per user.",
                "Register-SecretVault -Name Bots -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault"));
        }
        catch (VaultException exception)
        {
            Write(VaultAnswer.Of(null, KeyVaultQuestion.Registered, ExpectationStatus.Fail, exception.Message, exception.Remedy));
        }

        return [];
    }

    private VaultEntry[] Find(string name)
    {
        // A name that is registered is that name, whatever it contains.
        VaultEntry[] named = [.. _registered!.Where(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase))];
        VaultEntry[] found = named.Length > 0 ? named : [.. _registered!.Where(entry => WildcardName.Matcher(name)(entry.Name))];
        if (found.Length == 0)
        {
            Write(VaultAnswer.Of(
                name,
                KeyVaultQuestion.Registered,
                ExpectationStatus.Fail,
                $"No such vault is registered for {Environment.UserName}. Vaults are registered per user.",
                $"Registered are {string.Join(", ", _registered!.Select(entry => VaultAnswer.Quote(entry.Name)))}; another one is added with Register-SecretVault."));
        }

        return found;
    }

    private void Test(VaultEntry[] entries)
    {
        var limit = TimeSpan.FromSeconds(TimeoutSec);
        var checkers = entries.ToDictionary(entry => entry, entry => new VaultChecker(Vaults, limit, entry));
        VaultEntry[] asked = [.. entries.Where(entry => checkers[entry].CanBeAsked)];
        var answers = new FreshProcess(limit, StopToken).List([.. asked.Select(entry => entry.Name)]);
        foreach (var entry in entries)
        {
            var number = Array.IndexOf(asked, entry);
            Test(entry, checkers[entry], number < 0 ? FreshProcessAnswer.NotStarted : answers[number]);
        }
    }

    private void Test(VaultEntry entry, VaultChecker checker, FreshProcessAnswer answer)
    {
        KeyVaultCheck? metadata = null;
        foreach (var check in checker.Run(answer))
        {
            if (WriteTest && check.Check == KeyVaultQuestion.Metadata)
            {
                metadata = check;
            }
            else
            {
                Write(check);
            }
        }

        var written = WriteTo(entry, checker);
        if (metadata is not null && !written.Any(check => check.Check == KeyVaultQuestion.Metadata))
        {
            Write(metadata);
        }

        foreach (var check in written)
        {
            Write(check);
        }
    }

    private IReadOnlyList<KeyVaultCheck> WriteTo(VaultEntry entry, VaultChecker checker)
    {
        if (!WriteTest)
        {
            return [checker.NotWritten("Nothing was written.")];
        }

        if (!checker.IsOpen)
        {
            return [checker.NotWritten("Nothing was written: the vault does not answer in this session.")];
        }

        var test = new WriteTest(Vaults, entry, TimeProvider.System, WriteVerbose, StopToken);
        if (!ShouldProcess($"secret '{test.Name}' in vault '{entry.Name}'", "Write a throw-away secret, read it back and remove it"))
        {
            return [checker.NotWritten("Nothing was written.")];
        }

        try
        {
            return test.Run();
        }
        catch (VaultException exception)
        {
            return [VaultAnswer.Of(entry.Name, KeyVaultQuestion.Writing, ExpectationStatus.Fail, exception.Message, exception.Remedy)];
        }
    }

    private void Write(KeyVaultCheck check)
    {
        _verdict!.Add(check);
        if (!Quiet)
        {
            WriteObject(check);
        }
    }
}
