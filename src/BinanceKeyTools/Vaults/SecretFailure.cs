using System.Management.Automation;

namespace BinanceKeyTools.Vaults;

/// <summary>Turns what SecretManagement reports into one clear error with a stable id and a way out.</summary>
internal static class SecretFailure
{
    public static VaultException NotFound(string name, string vault) => new(
        "KeyNotFound",
        ErrorCategory.ObjectNotFound,
        $"There is no secret '{name}' in the vault '{vault}'.",
        $"List the keys that are there: Get-BinanceKey -Vault '{vault}'",
        $"{vault}/{name}");

    public static VaultException NoVaults() => new(
        "VaultNotFound",
        ErrorCategory.ObjectNotFound,
        "No vault is registered for this user.",
        "Register one with Register-SecretVault. Keys of a sandbox need none: (Start-BinanceSandbox).Keys.",
        "");

    public static VaultException VaultNotFound(string vault, IEnumerable<string> registered)
    {
        var names = string.Join(", ", registered.Select(name => $"'{name}'"));
        return new(
            "VaultNotFound",
            ErrorCategory.ObjectNotFound,
            $"There is no vault '{vault}' registered for this user.",
            names.Length == 0 ? "Register one with Register-SecretVault." : $"Registered are {names}. Vaults are registered per user.",
            vault);
    }

    public static VaultException Explain(ErrorRecord error, string target)
    {
        var id = error.FullyQualifiedErrorId;
        var causes = Causes(error.Exception).ToArray();
        if (causes.Any(cause => cause.GetType().Name == "PasswordRequiredException"))
        {
            return new VaultException(
                "VaultLocked",
                ErrorCategory.PermissionDenied,
                $"The vault is locked: '{target}' cannot be read.",
                "Unlock it first: Unlock-SecretStore -Password (Read-Host -AsSecureString). For unattended use see about_BinanceKeyTools.",
                target);
        }

        if (id.StartsWith("GetSecretVaultNotFound", StringComparison.Ordinal) || id.Contains("VaultNotFound", StringComparison.Ordinal))
        {
            return VaultNotFound(target.Split('/')[0], []);
        }

        if (id.StartsWith("GetSecretNotFound", StringComparison.Ordinal) && target.Split('/', 2) is [var vault, var name])
        {
            return NotFound(name, vault);
        }

        return new VaultException(
            "VaultFailed",
            ErrorCategory.ReadError,
            $"The vault failed to answer for '{target}': {causes[^1].Message}",
            "Try the vault on its own with Get-SecretInfo; its extension module is at fault or not set up.",
            target);
    }

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
