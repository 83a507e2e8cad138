using System.Diagnostics;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Vaults;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.VaultChecks;

/// <summary>
/// Asks everything that can be asked about one vault without writing to it and without a prompt. What a new process met decides what
/// this one may ask: a vault that hangs there would do so here. Must be used on the pipeline thread.
/// </summary>
internal sealed class VaultChecker(SecretVaults vaults, TimeSpan limit, VaultEntry vault)
{
    private readonly bool _isStore = vault.Module == SecretVaults.StoreModule;
    private VaultException? _failure;

    /// <summary>Whether the vault answered in this session, so that it can be written to.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What the vault lists; <see langword="null"/> when it lists nothing.</summary>
    public IReadOnlyList<SecretEntry>? Entries { get; private set; }

    /// <summary>Whether a new process may be asked about it: its module is there, and asking sets nothing up.</summary>
    public bool CanBeAsked => VaultCapabilities.FindExtension(vault) is not null && (!_isStore || StoreFolder.IsSetUp);

    private string Quoted => VaultAnswer.Quote(vault.Name);

    private string UnlockLine => SecretFailure.UnlockLine(vault.Name, vault.Module);

    /// <param name="answer">What a new process met; not looked at when the vault cannot be asked.</param>
    public IEnumerable<KeyVaultCheck> Run(FreshProcessAnswer answer)
    {
        var registered = CheckRegistration();
        yield return registered;
        if (registered.Status == ExpectationStatus.Fail)
        {
            yield break;
        }

        if (_isStore && !StoreFolder.IsSetUp)
        {
            yield return StoreAnswers.NotSetUp(vault.Name);
            yield break;
        }

        yield return Unattended(answer);

        // The order matters: a store that was never used in this process is known only after it has listed.
        var before = _isStore ? vaults.FindStoreState() : StoreState.Unknown;
        var listing = List(answer, before);
        yield return CheckOpen(answer, before, listing);
        if (_isStore)
        {
            yield return StoreAnswers.Settings(vault.Name, FindSettings(answer));
        }

        yield return listing;
        yield return MetadataAnswers.Of(vault, Entries);
    }

    /// <summary>The answer to what only a write could tell.</summary>
    public KeyVaultCheck NotWritten(string why) => Answer(
        KeyVaultQuestion.ValueSize,
        ExpectationStatus.Unknown,
        $"Whether it holds a private key of 4096-bit RSA (about 3.3 kB) only a write could tell. {why}",
        $"Test-BinanceKeyVault -Vault {Quoted} -WriteTest");

    private KeyVaultCheck CheckRegistration()
    {
        string[] detail = [$"module {vault.Module}", $"folder {vault.ModulePath}", vault.IsDefault ? "the default vault" : "not the default vault"];
        return VaultCapabilities.FindExtension(vault) is not null
            ? Answer(KeyVaultQuestion.Registered, ExpectationStatus.Pass, $"It is registered for {Environment.UserName}, with the module {vault.Module}.", null, detail)
            : Answer(
                KeyVaultQuestion.Registered,
                ExpectationStatus.Fail,
                $"It is registered with the module {vault.Module}, which is not in {vault.ModulePath} any more.",
                $"Install the module again (Install-PSResource {vault.Module}), or register the vault again from where the module is now.",
                detail);
    }

    private KeyVaultCheck Unattended(FreshProcessAnswer answer)
    {
        const string Topic = "See about_BinanceKeyVault.";
        var look = $"See what it says: pwsh -NoProfile -NonInteractive -Command \"Get-SecretInfo -Vault {Quoted}\"";
        var (status, message, fix) = answer switch
        {
            FreshProcessAnswer.Opened => (ExpectationStatus.Pass, "A new process of this account lists it without a prompt.", null),
            FreshProcessAnswer.Locked when _isStore => (
                ExpectationStatus.Fail,
                "It is locked for a new process: a task must unlock it first.",
                $"Have the task unlock it from a password file, or let it open without a password (Set-SecretStoreConfiguration -Authentication None). {Topic}"),
            FreshProcessAnswer.Locked => (ExpectationStatus.Fail, "It is locked for a new process: a task must unlock it first.", $"Have the task unlock it, as the module {vault.Module} describes. {Topic}"),
            FreshProcessAnswer.Prompts when _isStore => (
                ExpectationStatus.Fail,
                "A new process is asked for the password: a task has nobody who could answer.",
                $"Set-SecretStoreConfiguration -Interaction None, and have the task unlock it from a password file; or -Authentication None as well. {Topic}"),
            FreshProcessAnswer.Prompts => (ExpectationStatus.Fail, "A new process is asked for something: a task has nobody who could answer.", $"Set the vault up so that it needs no answer, as the module {vault.Module} describes. {Topic}"),
            FreshProcessAnswer.NotRegistered => (ExpectationStatus.Fail, "A new process of this account does not find it: its environment differs from this session's.", $"Look at HOME and at the account that this session runs as. {Topic}"),
            FreshProcessAnswer.ModuleMissing => (ExpectationStatus.Fail, "A new process does not find the module Microsoft.PowerShell.SecretManagement.", "Install it for all users: Install-PSResource Microsoft.PowerShell.SecretManagement -Scope AllUsers"),
            FreshProcessAnswer.TimedOut => (ExpectationStatus.Fail, $"A new process had no answer from it in {Amount.Of((int)limit.TotalSeconds, "second")}, and was ended.", $"If the vault is slow, give it longer with -TimeoutSec; if it waits for somebody, set it up so that it does not. {look}"),
            FreshProcessAnswer.NotStarted => (ExpectationStatus.Unknown, FreshProcess.Obstacle ?? "No process could be started.", "Run Test-BinanceKeyVault in pwsh, as the account of the task."),
            _ => (ExpectationStatus.Fail, "A new process of this account cannot list it: the vault fails there.", look),
        };
        return Answer(KeyVaultQuestion.Unattended, status, message, fix, [$"asked as {Environment.UserName}, without profile"]);
    }

    private KeyVaultCheck List(FreshProcessAnswer answer, StoreState before)
    {
        if (WhyNotAsked(answer, before) is { } reason)
        {
            return Answer(KeyVaultQuestion.Listing, ExpectationStatus.Unknown, $"Not asked: {reason}", "See Unattended and Open.");
        }

        var watch = Stopwatch.StartNew();
        try
        {
            Entries = vaults.GetEntries(vault.Name);
        }
        catch (VaultException exception)
        {
            _failure = exception;
            return exception.ErrorId == SecretFailure.VaultLocked
                ? Answer(KeyVaultQuestion.Listing, ExpectationStatus.Unknown, "Nothing was listed: it is locked.", UnlockLine)
                : Answer(KeyVaultQuestion.Listing, ExpectationStatus.Fail, exception.Message, exception.Remedy);
        }

        var time = $"{watch.Elapsed.TotalMilliseconds:0} ms";
        string[] left = [.. Entries.Select(entry => entry.Name).Where(name => WriteTest.Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))];
        return Answer(
            KeyVaultQuestion.Listing,
            ExpectationStatus.Pass,
            $"It listed {Amount.Of(Entries.Count, "secret")} in {time}.{(left.Length == 0 ? "" : $" {left.Length} of them {(left.Length == 1 ? "was" : "were")} left by tests that were interrupted.")}",
            left.Length == 0 ? null : string.Join("; ", left.Select(name => $"Remove-Secret -Name {VaultAnswer.Quote(name)} -Vault {Quoted}")),
            [Amount.Of(Entries.Count, "secret"), time]);
    }

    // A vault that is known not to answer here is not asked. What it would ask is refused.
    private string? WhyNotAsked(FreshProcessAnswer answer, StoreState before) => (answer, before) switch
    {
        (_, StoreState.Open or StoreState.OpenOnce) => null,
        (_, StoreState.Locked) => "it is locked.",
        (FreshProcessAnswer.Locked or FreshProcessAnswer.Prompts, _) when _isStore => "it is locked.",
        (FreshProcessAnswer.TimedOut, _) => "it did not answer in a new process, and would keep this session waiting.",
        _ => null,
    };

    private KeyVaultCheck CheckOpen(FreshProcessAnswer answer, StoreState before, KeyVaultCheck listing)
    {
        if (before is StoreState.Locked || (_isStore && answer is FreshProcessAnswer.Prompts or FreshProcessAnswer.Locked && before is StoreState.Unknown))
        {
            return Answer(KeyVaultQuestion.Open, ExpectationStatus.Fail, "It is locked in this session.", UnlockLine);
        }

        if (before is StoreState.OpenOnce)
        {
            return Answer(
                KeyVaultQuestion.Open, ExpectationStatus.Unknown, "It forgets its password after one use (PasswordTimeout 0), so trying would lock it.", "Set-SecretStoreConfiguration -PasswordTimeout 900");
        }

        if (Entries is not null)
        {
            IsOpen = true;
            return Answer(KeyVaultQuestion.Open, ExpectationStatus.Pass, "It answers in this session.", null);
        }

        return _failure switch
        {
            { ErrorId: SecretFailure.VaultLocked } => Answer(KeyVaultQuestion.Open, ExpectationStatus.Fail, "It is locked in this session.", UnlockLine),
            { } failure => Answer(KeyVaultQuestion.Open, ExpectationStatus.Fail, "It does not answer in this session: see Listing.", failure.Remedy),
            null => Answer(KeyVaultQuestion.Open, ExpectationStatus.Unknown, listing.Message, $"Open it yourself, and see whether it answers: Get-SecretInfo -Vault {Quoted}"),
        };
    }

    private StoreSettings? FindSettings(FreshProcessAnswer answer) => vaults.FindStoreState() is StoreState.Unknown or StoreState.Locked
        ? answer switch
        {
            FreshProcessAnswer.Locked => new StoreSettings(HasPassword: true, Prompts: false, PasswordTimeout: null),
            FreshProcessAnswer.Prompts => new StoreSettings(HasPassword: true, Prompts: true, PasswordTimeout: null),
            _ => null,
        }
        : vaults.GetStoreSettings();

    private KeyVaultCheck Answer(KeyVaultQuestion question, ExpectationStatus status, string message, string? fix, string[]? detail = null) =>
        VaultAnswer.Of(vault.Name, question, status, message, fix, detail);
}
