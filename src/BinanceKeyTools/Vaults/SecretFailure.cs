using System.Management.Automation;
using System.Management.Automation.Language;

namespace BinanceKeyTools.Vaults;

/// <summary>Turns what SecretManagement reports into one clear error with a stable id and a way out.</summary>
internal static class SecretFailure
{
    /// <summary>The id of the error about a vault that has to be unlocked first.</summary>
    public const string VaultLocked = "VaultLocked";

    /// <summary>The id of the error about a secret that is not there.</summary>
    public const string KeyNotFound = "KeyNotFound";

    /// <summary>The id of the error about a vault that does not answer.</summary>
    public const string VaultFailed = "VaultFailed";

    /// <summary>The id of the error about a value that a vault did not store.</summary>
    public const string VaultWriteFailed = "VaultWriteFailed";

    /// <summary>The id of the error about a secret that a vault did not remove.</summary>
    public const string KeyNotRemoved = "KeyNotRemoved";

    /// <summary>The id of the error about metadata that a vault did not take.</summary>
    public const string KeyMetadataNotRecorded = "KeyMetadataNotRecorded";

    private const string TryAlone = "Try the vault on its own with Get-SecretInfo; its extension module is at fault or not set up.";

    public static VaultException NotFound(string name, IReadOnlyList<string> vaults) => vaults is [var vault]
        ? new VaultException(
            KeyNotFound,
            ErrorCategory.ObjectNotFound,
            $"There is no secret '{name}' in the vault '{vault}'.",
            $"List the keys that are there: Get-BinanceKey -Vault '{CodeGeneration.EscapeSingleQuotedStringContent(vault)}'",
            $"{vault}/{name}")
        : new VaultException(
            KeyNotFound,
            ErrorCategory.ObjectNotFound,
            $"There is no secret '{name}' in any of the vaults {Quoted(vaults)}.",
            "List the keys that are there: Get-BinanceKey",
            name);

    public static VaultException Pending(string name, string vault) => new(
        "KeyPending",
        ErrorCategory.InvalidOperation,
        $"The secret '{name}' in the vault '{vault}' is a private key that has no API key yet.",
        $"Upload its public key to Binance, and join what Binance shows: Register-BinanceKey -Name '{CodeGeneration.EscapeSingleQuotedStringContent(name)}' -Vault '{CodeGeneration.EscapeSingleQuotedStringContent(vault)}' -ApiKey (Read-Host -AsSecureString)",
        $"{vault}/{name}");

    public static VaultException NoVaults() => new(
        "VaultNotFound",
        ErrorCategory.ObjectNotFound,
        "No vault is registered for this user.",
        "Register one with Register-SecretVault; a task has the vaults of the account it runs under. Keys of a sandbox need none: (Start-BinanceSandbox).Keys.",
        "");

    public static VaultException VaultNotFound(string vault, IEnumerable<string> registered)
    {
        var names = Quoted(registered);
        return new(
            "VaultNotFound",
            ErrorCategory.ObjectNotFound,
            $"There is no vault '{vault}' registered for this user.",
            names.Length == 0 ? "Register one with Register-SecretVault." : $"Registered are {names}. Vaults are registered per user.",
            vault);
    }

    /// <summary>The line that unlocks a vault.</summary>
    public static string UnlockLine(string vault, string? module) => module == SecretVaults.StoreModule
        ? "Unlock-SecretStore -Password (Read-Host -AsSecureString)"
        : $"Unlock-SecretVault -Name '{CodeGeneration.EscapeSingleQuotedStringContent(vault)}' -Password (Read-Host -AsSecureString)";

    /// <summary>The vault has to be unlocked first.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="name">The secret that was meant; <see langword="null"/> when the vault was to be listed.</param>
    /// <param name="module">The module of the vault.</param>
    public static VaultException Locked(string vault, string? name, string? module) => new(
        VaultLocked,
        ErrorCategory.PermissionDenied,
        $"The vault is locked: '{TargetOf(vault, name)}' cannot be read.",
        $"Unlock it first: {UnlockLine(vault, module)}. For unattended use see about_BinanceKeyTools.",
        TargetOf(vault, name));

    /// <summary>The vault asked for something, and was refused.</summary>
    /// <inheritdoc cref="Locked"/>
    public static VaultException Asked(string vault, string? name, string? module) => module == SecretVaults.StoreModule
        ? Locked(vault, name, module)
        : new(
            VaultLocked,
            ErrorCategory.PermissionDenied,
            $"The vault asked for input, which was refused: '{TargetOf(vault, name)}' cannot be read. It is locked or not set up.",
            $"Open it in this session first: {UnlockLine(vault, module)}, or what its module offers instead. For unattended use see about_BinanceKeyVault.",
            TargetOf(vault, name));

    /// <summary>SecretStore would set itself up, and ask for a new password.</summary>
    /// <inheritdoc cref="Locked"/>
    public static VaultException StoreNotSetUp(string vault, string? name) => new(
        VaultLocked,
        ErrorCategory.PermissionDenied,
        $"SecretStore was never set up for this account and would ask for a new password: '{TargetOf(vault, name)}' cannot be read.",
        "Set it up as this account, once: Set-SecretStoreConfiguration -Interaction None, which asks for the new password. See about_BinanceKeyVault.",
        TargetOf(vault, name));

    /// <summary>The module of the vault wanted to end PowerShell.</summary>
    /// <inheritdoc cref="Locked"/>
    public static VaultException Exited(string vault, string? name) => new(
        VaultFailed,
        ErrorCategory.ReadError,
        $"The vault failed to answer for '{TargetOf(vault, name)}': its module called exit, which was refused.",
        TryAlone,
        TargetOf(vault, name));

    /// <summary>Explains an error of SecretManagement's.</summary>
    /// <param name="error">The error.</param>
    /// <param name="vault">The vault that was asked.</param>
    /// <param name="name">The secret that was asked for; <see langword="null"/> when the vault was listed.</param>
    /// <param name="module">The module of the vault.</param>
    public static VaultException Explain(ErrorRecord error, string vault, string? name, string? module)
    {
        var id = error.FullyQualifiedErrorId;
        var target = TargetOf(vault, name);
        var causes = Causes(error.Exception).ToArray();
        if (causes.Any(cause => cause.GetType().Name == "PasswordRequiredException"))
        {
            return Locked(vault, name, module);
        }

        if (id.StartsWith("GetSecretVaultNotFound", StringComparison.Ordinal) || id.Contains("VaultNotFound", StringComparison.Ordinal))
        {
            return VaultNotFound(vault, []);
        }

        if (id.StartsWith("GetSecretNotFound", StringComparison.Ordinal) && name is not null)
        {
            return NotFound(name, [vault]);
        }

        return new VaultException(
            VaultFailed,
            ErrorCategory.ReadError,
            $"The vault failed to answer for '{target}': {causes[^1].Message}",
            TryAlone,
            target);
    }

    private static string TargetOf(string vault, string? name) => name is null ? vault : $"{vault}/{name}";

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
            if (exception is RuntimeException { ErrorRecord.Exception: { } recorded } && recorded != exception && recorded is not ParentContainsErrorRecordException)
            {
                yield return recorded;
            }
        }
    }
}
