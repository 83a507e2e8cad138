using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;

namespace BinanceKeyTools.Vaults;

/// <summary>
/// Calls SecretManagement in the caller's runspace, by module-qualified name, one call at a time in the whole process:
/// parallel calls end the process (SecretManagement issue 188). Must be used on the pipeline thread.
/// </summary>
internal sealed class SecretVaults(PSCmdlet cmdlet, CancellationToken stop)
{
    internal const string Module = "Microsoft.PowerShell.SecretManagement";
    internal const string StoreModule = "Microsoft.PowerShell.SecretStore";
    private static readonly SemaphoreSlim Gate = new(1, 1);

    // What the caller prefers or has in $PSDefaultParameterValues must not reach a call of a vault: each parameter that could is given.
    // Errors arrive in the stream of the shell, warnings at its host, and nothing is put into variables of the caller.
    private static readonly Dictionary<string, object?> EveryCall = new()
    {
        ["ErrorAction"] = ActionPreference.Continue,
        ["WarningAction"] = ActionPreference.Continue,
        ["InformationAction"] = ActionPreference.SilentlyContinue,
        ["Verbose"] = false,
        ["Debug"] = false,
        ["ErrorVariable"] = null,
        ["WarningVariable"] = null,
        ["InformationVariable"] = null,
        ["OutVariable"] = null,
        ["PipelineVariable"] = null,
    };

    private static readonly Dictionary<string, object?> Change = new() { ["Confirm"] = false, ["WhatIf"] = false };
    private static readonly Dictionary<string, object?> EveryVault = new() { ["Name"] = "*" };

    private IReadOnlyList<VaultEntry>? _registered;

    /// <summary>The registered vaults, in their order.</summary>
    public IReadOnlyList<VaultEntry> GetVaults() =>
        _registered = [.. Call("Get-SecretVault", EveryVault).Select(vault => new VaultEntry(
            NameOf(vault),
            vault.Properties["ModuleName"]?.Value as string,
            vault.Properties["ModulePath"]?.Value as string,
            vault.Properties["IsDefault"]?.Value is true))];

    /// <summary>The names of the registered vaults, or none when another thread talks to a vault: Tab does not wait.</summary>
    public static IReadOnlyList<string> GetVaultNamesForCompletion()
    {
        if (!Gate.Wait(TimeSpan.Zero))
        {
            return [];
        }

        try
        {
            using var shell = Prepare($"{Module}\\Get-SecretVault", EveryVault);
            return [.. shell.Invoke().Select(NameOf)];
        }
        catch (CommandNotFoundException)
        {
            return [];
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Everything that a vault lists.</summary>
    /// <exception cref="VaultException">VaultLocked, VaultFailed, VaultNotFound.</exception>
    public IReadOnlyList<SecretEntry> GetEntries(string vault)
    {
        // A SecretStore whose password has expired goes on listing.
        RequireOpen(vault, null, StoreProbe.IsClosed);
        return [.. Call("Get-SecretInfo", new() { ["Name"] = "*", ["Vault"] = vault }, vault).Select(info => SecretEntry.From(info, vault))];
    }

    /// <summary>The value of a secret: a PSCredential, SecureString, Hashtable or byte array.</summary>
    /// <exception cref="VaultException">VaultLocked, VaultFailed, VaultNotFound, KeyNotFound.</exception>
    public object GetValue(string name, string vault) =>
        CallOpen("Get-Secret", new() { ["AsPlainText"] = false }, vault, name).FirstOrDefault()?.BaseObject
            ?? throw SecretFailure.NotFound(name, [vault]);

    /// <summary>
    /// Writes a value, and nothing but the value: with metadata, a vault that supports none would remove the secret that it has just
    /// written (SecretManagement issue 227).
    /// </summary>
    /// <param name="name">The name of the secret; taken as it is, wildcard characters included.</param>
    /// <param name="vault">The vault.</param>
    /// <param name="value">A PSCredential, a SecureString, a byte array, or a Hashtable of SecureStrings and texts.</param>
    /// <exception cref="VaultException">VaultLocked, VaultFailed, VaultNotFound.</exception>
    public void SetValue(string name, string vault, object value) =>
        CallOpen("Set-Secret", new(Change) { ["Secret"] = value, ["Metadata"] = null, ["NoClobber"] = false }, vault, name);

    /// <summary>Replaces everything that is recorded beside a secret.</summary>
    public void SetMetadata(string name, string vault, Hashtable metadata) =>
        CallOpen("Set-SecretInfo", new(Change) { ["Metadata"] = metadata }, vault, name);

    /// <summary>Removes a secret.</summary>
    public void Remove(string name, string vault) => CallOpen("Remove-Secret", new(Change), vault, name);

    /// <summary>Whether a vault opens with a password. Only SecretStore tells, and only ask about a vault that is open: a
    /// locked one would prompt.</summary>
    /// <returns><see langword="null"/> when this kind of vault does not tell.</returns>
    public bool? HasPassword(VaultEntry vault) => vault.Module == StoreModule ? GetStoreSettings()?.HasPassword : null;

    /// <summary>Whether the SecretStore is open in this process. Asks nobody for a password.</summary>
    public StoreState FindStoreState()
    {
        if (Guarded(StoreProbe.FindInstance) is not StoreState.Open and var state)
        {
            return state;
        }

        return GetStoreSettings() is { HasPassword: true, PasswordTimeout: 0 } ? StoreState.OpenOnce : Guarded(StoreProbe.TryRead);
    }

    /// <summary>How the SecretStore is set up. Only to be asked of one that is open: a locked one would prompt.</summary>
    public StoreSettings? GetStoreSettings()
    {
        if (Call($"{StoreModule}\\Get-SecretStoreConfiguration", [], StoreModule).FirstOrDefault() is not { } configuration)
        {
            return null;
        }

        bool? hasPassword = configuration.Properties["Authentication"]?.Value?.ToString() switch
        {
            "Password" => true,
            "None" => false,
            _ => null,
        };
        return new StoreSettings(
            hasPassword, configuration.Properties["Interaction"]?.Value?.ToString() != "None", configuration.Properties["PasswordTimeout"]?.Value as int?);
    }

    private static string NameOf(PSObject vault) => (string)vault.Properties["Name"].Value;

    private static PowerShell Prepare(string command, Dictionary<string, object?> parameters) => PowerShell.Create(RunspaceMode.CurrentRunspace)
        .AddCommand(command).AddParameters(parameters).AddParameters(EveryCall);

    private Collection<PSObject> CallOpen(string command, Dictionary<string, object?> parameters, string vault, string name)
    {
        RequireOpen(vault, name, StoreProbe.IsLocked);
        return Call(command, new(parameters) { ["Name"] = name, ["Vault"] = vault }, vault, name);
    }

    // SecretStore writes its question before it waits for the answer, so it is not even called while it would ask.
    private void RequireOpen(string vault, string? name, Func<VaultEntry, bool> asks)
    {
        if (_registered is null)
        {
            GetVaults();
        }

        if (FindRegistered(vault) is not { Module: StoreModule } entry)
        {
            return;
        }

        if (StoreFolder.IsNew)
        {
            throw SecretFailure.StoreNotSetUp(vault, name);
        }

        if (Guarded(() => asks(entry)))
        {
            throw SecretFailure.Locked(vault, name, StoreModule);
        }
    }

    private VaultEntry? FindRegistered(string vault) =>
        _registered?.FirstOrDefault(entry => string.Equals(entry.Name, vault, StringComparison.OrdinalIgnoreCase));

    private Collection<PSObject> Call(string command, Dictionary<string, object?> parameters, string vault = "", string? name = null)
    {
        IReadOnlyCollection<string> warnings = [];
        WaitForTurn();
        try
        {
            var conversation = new VaultConversation(cmdlet.Host.UI);
            warnings = conversation.Warnings;
            return Call(conversation, command, parameters, vault, name);
        }
        finally
        {
            Gate.Release();
            foreach (var warning in warnings)
            {
                cmdlet.WriteWarning(warning);
            }
        }
    }

    private Collection<PSObject> Call(VaultConversation conversation, string command, Dictionary<string, object?> parameters, string vault, string? name)
    {
        var module = FindRegistered(vault)?.Module;
        SecretStoreCopy.BeforeCall(DateTimeOffset.UtcNow);
        using var shell = Prepare(command.Contains('\\') ? command : $"{Module}\\{command}", parameters);
        var newest = Errors is { Count: > 0 } errors ? errors[0] : null;
        Collection<PSObject> output;
        try
        {
            using var substitution = new HostSubstitution(cmdlet.Host, conversation);
            output = shell.Invoke(null, new PSInvocationSettings { Host = substitution.Host });
        }
        catch (CommandNotFoundException)
        {
            throw new VaultException(
                "SecretManagementMissing",
                ErrorCategory.NotInstalled,
                $"The module {Module} is not installed.",
                $"Install it: Install-PSResource {Module}",
                Module);
        }
        catch (RuntimeException exception) when (exception is not PipelineStoppedException)
        {
            throw Explain(exception.ErrorRecord);
        }
        finally
        {
            ForgetErrorsAfter(newest);
        }

        // A call that Ctrl+C interrupts comes back with nothing, which must not be taken for an answer.
        if (shell.InvocationStateInfo.State != PSInvocationState.Completed || cmdlet.Stopping || stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        // Nor is what a vault gave that wanted to ask, or to end the process.
        return conversation.WasAsked || conversation.WasToExit ? throw Explain(null)
            : shell.Streams.Error.Count > 0 ? throw Explain(shell.Streams.Error[0])
            : output;

        VaultException Explain(ErrorRecord? error) => conversation.WasAsked
            ? SecretFailure.Asked(vault, name, module)
            : error is null ? SecretFailure.Exited(vault, name) : SecretFailure.Explain(error, vault, name, module);
    }

    private T Guarded<T>(Func<T> question)
    {
        WaitForTurn();
        try
        {
            return question();
        }
        finally
        {
            Gate.Release();
        }
    }

    private void WaitForTurn()
    {
        try
        {
            Gate.Wait(stop);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    // SecretManagement's own records are replaced by ours. They would also hold on to the cmdlet that made them. The list has
    // a limited length, so its count says nothing about what was added.
    private void ForgetErrorsAfter(object? newest)
    {
        while (Errors is { Count: > 0 } errors && !ReferenceEquals(errors[0], newest))
        {
            errors.RemoveAt(0);
        }
    }

    private ArrayList? Errors => cmdlet.SessionState.PSVariable.GetValue("global:Error") as ArrayList;
}
