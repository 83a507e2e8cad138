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

    /// <summary>Explains an error of SecretManagement's.</summary>
    /// <param name="error">The error.</param>
    /// <param name="vault">The vault that was asked.</param>
    /// <param name="name">The secret that was asked for; <see langword="null"/> when the vault was listed.</param>
    public static VaultException Explain(ErrorRecord error, string vault, string? name)
    {
        var id = error.FullyQualifiedErrorId;
        var target = name is null ? vault : $"{vault}/{name}";
        var causes = Causes(error.Exception).ToArray();
        if (causes.Any(cause => cause.GetType().Name == "PasswordRequiredException"))
        {
            return new VaultException(
                VaultLocked,
                ErrorCategory.PermissionDenied,
                $"The vault is locked: '{target}' cannot be read.",
                "Unlock it first: Unlock-SecretStore -Password (Read-Host -AsSecureString). For unattended use see about_BinanceKeyTools.",
                target);
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
            "Try the vault on its own with Get-SecretInfo; its extension module is at fault or not set up.",
            target);
    }

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
