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
    private const string Module = "Microsoft.PowerShell.SecretManagement";
    internal const string StoreModule = "Microsoft.PowerShell.SecretStore";
    private static readonly SemaphoreSlim Gate = new(1, 1);

    /// <summary>The registered vaults, in their order.</summary>
    public IReadOnlyList<VaultEntry> GetVaults() =>
        [.. Call("Get-SecretVault", []).Select(vault => new VaultEntry(
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
            using var shell = InnerCall.Create($"{Module}\\Get-SecretVault", []);
            return [.. shell.Invoke().Select(NameOf)];
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Everything that a vault lists.</summary>
    public IReadOnlyList<SecretEntry> GetEntries(string vault) =>
        [.. Call("Get-SecretInfo", new() { ["Name"] = "*", ["Vault"] = vault }, vault).Select(info => SecretEntry.From(info, vault))];

    /// <summary>The value of a secret: a PSCredential, SecureString, Hashtable or byte array.</summary>
    public object GetValue(string name, string vault) =>
        Call("Get-Secret", new() { ["Name"] = name, ["Vault"] = vault, ["AsPlainText"] = false }, vault, name).FirstOrDefault()?.BaseObject
            ?? throw SecretFailure.NotFound(name, [vault]);

    /// <summary>
    /// Writes a value, and nothing but the value: with metadata, a vault that supports none would remove the secret that it has just
    /// written (SecretManagement issue 227).
    /// </summary>
    /// <param name="name">The name of the secret; taken as it is, wildcard characters included.</param>
    /// <param name="vault">The vault.</param>
    /// <param name="value">A PSCredential, a SecureString, a byte array, or a Hashtable of SecureStrings and texts.</param>
    public void SetValue(string name, string vault, object value) =>
        Change("Set-Secret", new() { ["Name"] = name, ["Vault"] = vault, ["Secret"] = value, ["NoClobber"] = false }, vault, name);

    /// <summary>Replaces everything that is recorded beside a secret.</summary>
    public void SetMetadata(string name, string vault, Hashtable metadata) =>
        Change("Set-SecretInfo", new() { ["Name"] = name, ["Vault"] = vault, ["Metadata"] = metadata }, vault, name);

    /// <summary>Removes a secret.</summary>
    public void Remove(string name, string vault) => Change("Remove-Secret", new() { ["Name"] = name, ["Vault"] = vault }, vault, name);

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

    // Whether it is to be done was asked before.
    private void Change(string command, Dictionary<string, object> parameters, string vault, string name)
    {
        parameters["WhatIf"] = parameters["Confirm"] = false;
        Call(command, parameters, vault, name);
    }

    private static string NameOf(PSObject vault) => (string)vault.Properties["Name"].Value;

    private Collection<PSObject> Call(string command, Dictionary<string, object> parameters, string vault = "", string? name = null)
    {
        WaitForTurn();
        try
        {
            SecretStoreCopy.BeforeCall(DateTimeOffset.UtcNow);
            command = command.Contains('\\') ? command : $"{Module}\\{command}";
            using var shell = InnerCall.Create(command, parameters, cmdlet.SessionState);
            var newest = Errors is { Count: > 0 } errors ? errors[0] : null;
            Collection<PSObject> output;
            try
            {
                output = shell.Invoke();
            }
            catch (RuntimeException exception) when (exception is not PipelineStoppedException)
            {
                throw InnerCall.IsMissing(command, exception) ? Missing() : SecretFailure.Explain(exception.ErrorRecord, vault, name);
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

            if (shell.Streams.Error.Count > 0)
            {
                var error = shell.Streams.Error[0];
                throw InnerCall.IsMissing(command, error.Exception) ? Missing() : SecretFailure.Explain(error, vault, name);
            }

            return output;
        }
        finally
        {
            Gate.Release();
        }
    }

    private static VaultException Missing() => new(
        "SecretManagementMissing", ErrorCategory.NotInstalled, $"The module {Module} is not installed.", $"Install it: Install-PSResource {Module}", Module);

    private StoreState Guarded(Func<StoreState> question)
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
