using System.Management.Automation;
using System.Management.Automation.Language;
using BinanceKeyTools.Wording;

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

    /// <summary>The id of the error about a secret that is half a key.</summary>
    public const string SecretHalfAKey = "SecretHalfAKey";

    /// <summary>The id of the error about a secret that looks like a key and has no form that is read.</summary>
    public const string SecretFormUnknown = "SecretFormUnknown";

    /// <summary>The id of the error about a key of which it cannot be told which values belong to it.</summary>
    public const string SecretAmbiguous = "SecretAmbiguous";

    /// <summary>The id of the error about a secret that a vault lists and gives no value for.</summary>
    public const string SecretValueMissing = "SecretValueMissing";

    /// <summary>The id of the error about a secret that is no key at all.</summary>
    public const string SecretNotAKey = "SecretNotAKey";

    /// <summary>The forms of a key that are read, as advice.</summary>
    public const string AcceptedForms =
        "These forms are read: a PSCredential with the API key as user name and the secret or the private key (PEM) as password; "
        + "a hashtable or JSON text with ApiKey or Key, and SecretKey, Secret, ApiSecret, ApiSecretKey, PrivateKey or Pem; one text 'key:secret'; "
        + "two texts whose names end in such words, as 'bot-key' and 'bot-secret'. Case, the separators - _ . and space, and a BINANCE prefix do not count.";

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

    /// <summary>A secret that was asked for by its name and is no key.</summary>
    /// <param name="candidate">The secret.</param>
    /// <param name="remedy">What to do about it; how to make it a key when <see langword="null"/>.</param>
    public static VaultException NotAKey(KeyCandidate candidate, string? remedy) => new(
        SecretNotAKey,
        ErrorCategory.InvalidType,
        $"The secret '{candidate.Name}' in the vault '{candidate.Entry.Vault}' has the type {candidate.Entry.Type} and none of the forms that a Binance key can have.",
        remedy ?? $"Store it as a PSCredential. {AcceptedForms}",
        candidate.ToString());

    /// <summary>A secret that looks like a key and cannot be used as one.</summary>
    /// <param name="candidate">The secret.</param>
    /// <param name="doubt">What is the matter with it.</param>
    /// <param name="remedy">What to do about it; how to make it a key when <see langword="null"/>.</param>
    public static VaultException Doubtful(KeyCandidate candidate, KeyDoubt doubt, string? remedy = null)
    {
        if (doubt.Kind == KeyDoubtKind.NoValue)
        {
            return NoValue(candidate.Name, candidate.Entry.Vault, doubt.Reason);
        }

        var (id, category, said, advice) = doubt.Kind switch
        {
            KeyDoubtKind.Half => (SecretHalfAKey, ErrorCategory.InvalidData, "looks like half a Binance key", Completion(candidate, doubt)),
            KeyDoubtKind.UnknownForm => (SecretFormUnknown, ErrorCategory.InvalidType, "looks like a Binance key in a form that is not read", $"{AcceptedForms} {RegisterWhole(candidate)}"),
            _ => (SecretAmbiguous, ErrorCategory.InvalidData, "is ambiguous and was not used", "Keep one value for each part, and rename or remove the others with Set-Secret and Remove-Secret."),
        };
        var noun = candidate.Secret is null ? "secret" : "key";
        return new VaultException(
            id, category, $"The {noun} '{candidate.Name}' in the vault '{candidate.Entry.Vault}' {said}: {doubt.Reason}.", remedy ?? advice, candidate.ToString());
    }

    /// <summary>A secret that a vault lists and gives nothing for: whether a key was in there nobody knows.</summary>
    public static VaultException NoValue(string name, string vault, string what) => new(
        SecretValueMissing,
        ErrorCategory.ReadError,
        $"The vault '{vault}' lists the secret '{name}' but gave {what} for it.",
        "Look at what the vault gives: Get-Secret. The entry may be damaged, or was removed after it was listed. A key that is gone is stored again with Register-BinanceKey.",
        $"{vault}/{name}");

    /// <summary>Whether an error is about a secret that only looks like a key: it may belong to something else.</summary>
    public static bool IsAboutLookalike(Exception exception) => exception is VaultException { ErrorId: SecretHalfAKey or SecretFormUnknown };

    /// <summary>A pattern that stands for no key.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="isEverything">Whether it stands for every name.</param>
    /// <param name="vaults">The vaults that were searched.</param>
    /// <param name="passedOver">How many secrets fit the pattern and are no keys.</param>
    /// <param name="doubtful">How many secrets fit the pattern, look like keys and cannot be used as such.</param>
    public static VaultException Unmatched(string pattern, bool isEverything, IReadOnlyList<string> vaults, int passedOver, int doubtful)
    {
        var where = vaults is [var vault] ? $"the vault '{vault}'" : $"any of the vaults {Quoted(vaults)}";
        var others = passedOver == 0 ? "" : isEverything
            ? $" {Amount.Of(passedOver, "other secret was", "other secrets were")} passed over."
            : $" {Amount.Of(passedOver, "secret of such a name is", "secrets of such a name are")} for something else.";
        var lookalikes = doubtful == 0 ? "" : $" {Amount.Of(doubtful, "secret looks", "secrets look")} like a key and cannot be used as one.";
        return isEverything
            ? new VaultException(
                "NoKeysFound",
                ErrorCategory.ObjectNotFound,
                $"There is no Binance key in {where}.{others}{lookalikes}",
                $"Put one in with Register-BinanceKey. {AcceptedForms}",
                vaults is [var only] ? only : "")
            : new VaultException(
                "KeyPatternUnmatched",
                ErrorCategory.ObjectNotFound,
                $"No Binance key in {where} has a name like '{pattern}'.{others}{lookalikes}",
                "List the keys that are there: Get-BinanceKey",
                pattern);
    }

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

    private static string Completion(KeyCandidate candidate, KeyDoubt doubt)
    {
        if (candidate.Secret is not null)
        {
            return $"Store the API key again, exactly as the exchange's web page shows it, as '{candidate.Entry.Name}'.";
        }

        var partner = doubt.Missing is null ? null : KeyWords.PartnerOf(candidate.Entry.Name);
        return partner is null ? RegisterWhole(candidate) : $"Store the missing half beside it, as '{partner}'. {RegisterWhole(candidate)}";
    }

    private static string RegisterWhole(KeyCandidate candidate) =>
        $"To register the whole key, which asks for both parts: Register-BinanceKey -Name '{CodeGeneration.EscapeSingleQuotedStringContent(candidate.Name)}' -Vault '{CodeGeneration.EscapeSingleQuotedStringContent(candidate.Entry.Vault)}' -Force";

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
