using System.Management.Automation;

namespace BinanceKeyTools.Vaults;

/// <summary>The errors of writing a key. Each says what is where now.</summary>
internal static class KeyWriteFailure
{
    private const string KeepCopy = "Keep your own copy of the secret until the key is registered. Test-BinanceKeyVault -WriteTest tells what the vault can do.";

    public static VaultException Exists(KeyWrite write) => new(
        "KeyExists",
        ErrorCategory.ResourceExists,
        $"The vault '{write.Vault.Name}' already holds a secret '{write.Name}', with another value. Nothing was changed.",
        "Choose another name, or replace it with -Force: the old value then stays under a dated name until the new one is proven.",
        Target(write));

    public static VaultException StoredAsPair(KeyWrite write, KeyCandidate pair) => new(
        "KeyStoredAsPair",
        ErrorCategory.ResourceExists,
        $"The vault '{write.Vault.Name}' holds '{write.Name}' as two secrets, '{pair.Entry.Name}' and '{pair.Secret?.Name}'. Nothing was changed.",
        "Register the key under another name, and remove the two secrets with Unregister-BinanceKey when nothing uses them any more.",
        Target(write));

    /// <summary>The vault holds what it does not list.</summary>
    public static VaultException NotListed(KeyWrite write) => new(
        SecretFailure.VaultFailed,
        ErrorCategory.ReadError,
        $"The vault '{write.Vault.Name}' does not list a secret '{write.Name}', but holds one. Nothing was changed.",
        "Choose another name, or let this account list the secrets of the vault: what is not listed cannot be kept safe.",
        Target(write));

    /// <summary>The vault did not give the same value twice.</summary>
    public static VaultException ReadsDiffer(KeyWrite write, string whatIsWhere) => new(
        "VaultReadBackDiffers",
        ErrorCategory.InvalidResult,
        $"The vault '{write.Vault.Name}' did not give the same value twice for '{write.Name}'. {whatIsWhere}",
        "Try again, and use another vault when it stays so. Test-BinanceKeyVault -WriteTest tells what a vault can do.",
        Target(write));

    /// <summary>The vault reported a failure, or did not give the value back to look at it.</summary>
    public static VaultException NotStored(KeyWrite write, VaultException failure, string whatIsWhere) => new(
        failure.ErrorId == SecretFailure.VaultLocked ? failure.ErrorId : SecretFailure.VaultWriteFailed,
        ErrorCategory.WriteError,
        $"The vault '{write.Vault.Name}' did not store the key '{write.Name}': {Said(failure, write)} {whatIsWhere}",
        failure.ErrorId == SecretFailure.VaultLocked ? failure.Remedy : KeepCopy,
        Target(write));

    /// <summary>What was read back is not what was written.</summary>
    public static VaultException ReadBackDiffers(KeyWrite write, string whatIsWhere) => new(
        "VaultReadBackDiffers",
        ErrorCategory.InvalidResult,
        $"The vault '{write.Vault.Name}' gives another value back than was written to it. {whatIsWhere}",
        "Keep your own copy of the secret, and use another vault. Test-BinanceKeyVault -WriteTest tells what a vault can do.",
        Target(write));

    /// <summary>What was written did not come back as it was, for whichever reason.</summary>
    public static VaultException NotReadBack(KeyWrite write, ValueLook look, string whatIsWhere) =>
        look.Failure is { } failure ? NotStored(write, failure, whatIsWhere) : ReadBackDiffers(write, whatIsWhere);

    /// <summary>What was to be recorded is about a key that is not there any more.</summary>
    public static VaultException ChangedMeanwhile(KeyCandidate key) => new(
        "KeyChangedMeanwhile",
        ErrorCategory.ResourceBusy,
        $"The secret '{key.Name}' in the vault '{key.Entry.Vault}' was given another key while Binance was asked about the one before. Nothing was recorded.",
        "Run the command again.",
        key.ToString());

    public static VaultException TooLarge(KeyWrite write, int length, string why, string rest) => new(
        "VaultValueTooLarge",
        ErrorCategory.LimitsExceeded,
        $"The vault '{write.Vault.Name}' does not hold secrets of {length} characters: {why} Nothing was stored.{rest}",
        "Use another vault, such as SecretStore, or an Ed25519 key, which is short. Test-BinanceKeyVault -WriteTest tells what a vault holds.",
        Target(write));

    /// <summary>What a vault said. One that repeats what it was given must not be quoted.</summary>
    public static string Said(VaultException failure, KeyWrite write) =>
        write.Secret.IsRepeatedIn(failure.Message) || write.ApiKey?.IsRepeatedIn(failure.Message) is true
            ? "(what the vault says repeats the key and is left out)."
            : failure.Message;

    private static string Target(KeyWrite write) => $"{write.Vault.Name}/{write.Name}";
}
