using System.Management.Automation;
using System.Management.Automation.Language;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Registration;

/// <summary>Checks keys as far as that is possible without the exchange, and decides what is to be done with each. Must be used on the
/// pipeline thread.</summary>
internal sealed class RegistrationPlanner(TargetVaults targets, KnownKeys known, SecretPrompt prompt, Action<string> warn, TimeProvider time)
{
    private const string KeyAlreadyRegistered = "KeyAlreadyRegistered";
    private const string SecretAlreadyUsed = "SecretAlreadyUsed";

    /// <summary>Whether a value that has the name, and doubles elsewhere, are no obstacle.</summary>
    public bool IsForced { get; init; }

    /// <summary>The environment where nothing says which; <see langword="null"/> for Live.</summary>
    public BinanceEnvironment? FallbackEnvironment { get; init; }

    /// <summary>Checks a key.</summary>
    /// <exception cref="Exception">One of <see cref="ErrorRecords.IsExpected"/>: the key cannot be registered, and why. Nothing was changed.</exception>
    public RegistrationPlan Plan(KeySubmission submission)
    {
        CheckName(submission.Name);
        var vault = targets.Choose(submission.Vault);
        using var existing = targets.Find(submission.Name, vault);
        var apiKey = submission.ApiKey is { } given ? SecretText.From(given.Span) : prompt.Ask("API key", submission.Name);
        SecretText? secret = null;
        BinanceCredential? credential = null;
        try
        {
            secret = submission.Secret is { } text ? SecretText.From(text.Span)
                : existing?.Stored is { } stored && (stored.IsPending || Holds(stored, apiKey)) ? stored.CopySecret()
                : prompt.Ask("Secret", submission.Name);
            credential = Read(apiKey, secret, submission.Passphrase);
            Open(ref secret, submission.Passphrase);
            var outcome = OutcomeOf(existing, apiKey, credential);
            if (outcome == RegistrationOutcome.Unchanged)
            {
                // The same key may be written another way, such as with other line ends; what is there stays as it is.
                secret.Dispose();
                secret = existing!.Stored!.CopySecret();
            }
            else if (outcome == RegistrationOutcome.Replaced && !IsForced)
            {
                throw Exists(submission.Name, vault.Name, existing!.Stored is not null);
            }

            var identity = new KnownKey(submission.Name, vault.Name, credential.Fingerprint, known.DigestOf(credential));
            if (outcome != RegistrationOutcome.Unchanged)
            {
                CheckDoubles(identity);
            }

            return Plan(submission, vault, existing, outcome, apiKey, secret, credential, identity);
        }
        catch
        {
            apiKey.Dispose();
            secret?.Dispose();
            credential?.Dispose();
            throw;
        }
    }

    private RegistrationPlan Plan(
        KeySubmission submission, VaultEntry vault, ExistingSecret? existing, RegistrationOutcome outcome, SecretText apiKey, SecretText secret,
        BinanceCredential credential, KnownKey identity)
    {
        var recorded = existing?.Metadata ?? new Dictionary<string, string>();
        var before = KeyMetadata.Describe(submission.Name, vault.Name, recorded, credential: null, time.GetUtcNow());
        var isRecorded = recorded.ContainsKey(KeyMetadata.Prefix + "environment");
        var named = submission.Environment ?? (isRecorded ? before.Environment : FallbackEnvironment);
        return new RegistrationPlan
        {
            Name = existing?.Candidate.Name ?? submission.Name,
            Vault = vault,
            Outcome = outcome,
            ApiKey = apiKey,
            Secret = secret,
            Credential = credential,
            Notes = submission.Notes,
            Recorded = recorded,
            IsEnvironmentNamed = named is not null,
            BaseUri = submission.BaseUri,
            Proxy = submission.Notes.Proxy is { Length: > 0 } proxy ? new Uri(proxy) : KeyMetadata.ProxyOf(recorded),
            Identity = identity,
            Record = new KeyRecord
            {
                Name = submission.Name,
                Vault = vault.Name,
                Environment = named ?? BinanceEnvironment.Live,
                BaseUri = submission.BaseUri,
                Algorithm = credential.Algorithm,

                // Another algorithm than the one recorded says that the secret is of another key, as long as the API key is the same.
                RecordedAlgorithm = before.Fingerprint == credential.Fingerprint ? before.RecordedAlgorithm : null,
                ApiKey = credential.ApiKey.Masked,
                Fingerprint = credential.Fingerprint,
                Label = submission.Notes.Label ?? before.Label,
                Purpose = submission.Notes.Purpose ?? before.Purpose,
                AllowedIP = submission.Notes.AllowedIP ?? before.AllowedIP,
            },
        };
    }

    private static BinanceCredential Read(SecretText apiKey, SecretText secret, SecretText? passphrase)
    {
        if (CredentialPairInspection.Inspect(apiKey.Span, secret.Span) is { Count: > 0 } findings)
        {
            throw new ApiKeyFormatException(findings);
        }

        var id = ApiKeyId.Parse(apiKey.Span.ToString());
        return new BinanceCredential(id, KeyMaterial.Parse(secret.Span, passphrase is null ? default : passphrase.Span));
    }

    // In the vault it is the vault that protects the key: a passphrase would have to be kept beside it.
    private static void Open(ref SecretText secret, SecretText? passphrase)
    {
        if (passphrase is null || !EncryptedPrivateKey.IsEncrypted(secret.Span))
        {
            return;
        }

        var plain = EncryptedPrivateKey.ToPlainPem(secret.Span, passphrase.Span);
        try
        {
            secret.Dispose();
            secret = SecretText.From(plain);
        }
        finally
        {
            System.Security.Cryptography.CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsBytes(plain.AsSpan()));
        }
    }

    // Whoever completes a pending key once more, such as after the process was ended, has no secret to give.
    private static bool Holds(StoredKey stored, SecretText apiKey)
    {
        using var text = stored.CopyApiKey();
        return text.Equals(apiKey);
    }

    private RegistrationOutcome OutcomeOf(ExistingSecret? existing, SecretText apiKey, BinanceCredential credential)
    {
        if (existing is null)
        {
            return RegistrationOutcome.Registered;
        }

        if (existing.Stored is not { } stored || !HasSameSecret(stored, credential))
        {
            return RegistrationOutcome.Replaced;
        }

        using var storedApiKey = stored.CopyApiKey();
        return stored.IsPending ? RegistrationOutcome.Completed
            : storedApiKey.Equals(apiKey) ? RegistrationOutcome.Unchanged
            : RegistrationOutcome.Replaced;
    }

    private bool HasSameSecret(StoredKey stored, BinanceCredential credential)
    {
        using var text = stored.CopySecret();
        try
        {
            using var material = KeyMaterial.Parse(text.Span);
            return known.DigestOf(material) == known.DigestOf(credential);
        }
        catch (KeyMaterialException)
        {
            // What is there is no key, or needs a passphrase: another value in any case.
            return false;
        }
    }

    private void CheckDoubles(KnownKey key)
    {
        foreach (var other in known.FindDoubles(key, targets.All))
        {
            var isSameKey = other.Fingerprint == key.Fingerprint;
            var message = isSameKey
                ? $"The same API key is registered as '{other.Name}' in the vault '{other.Vault}'."
                : $"The key '{other.Name}' in the vault '{other.Vault}' has the same secret or private key, with another API key.";
            if (IsForced)
            {
                warn(KeyLikeText.Hide($"{message} '{key.Name}' in the vault '{key.Vault}' is registered all the same."));
                continue;
            }

            throw new CommandException(
                isSameKey ? KeyAlreadyRegistered : SecretAlreadyUsed,
                ErrorCategory.ResourceExists,
                $"{message} Nothing was stored.",
                isSameKey
                    ? $"Use that one, or take it out first: Unregister-BinanceKey {Quoted(other.Name)} -Vault {Quoted(other.Vault)}. -Force registers the key a second time."
                    : "Check that API key and secret were made together; two keys with one private key are lost together. -Force registers the key all the same.",
                $"{key.Vault}/{key.Name}");
        }
    }

    private static void CheckName(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || KeyLikeText.Hide(name) != name)
        {
            throw new CommandException(
                "KeyNameInvalid",
                ErrorCategory.InvalidArgument,
                string.IsNullOrWhiteSpace(name) ? "The name of the key is empty." : "What was given as the name looks like a key itself, and names are shown.",
                "Name the key after what uses it, for example 'grid-bot'.",
                name);
        }
    }

    private static VaultException Exists(string name, string vault, bool isKey) => new(
        "KeyExists",
        ErrorCategory.ResourceExists,
        isKey
            ? $"The vault '{vault}' already holds another key as '{name}'. Nothing was sent and nothing was changed."
            : $"The vault '{vault}' already holds something as '{name}' that cannot be read as a Binance key. Nothing was sent and nothing was changed.",
        "Choose another name, or replace it with -Force: the old value then stays under a dated name until the new key is proven.",
        $"{vault}/{name}");

    private static string Quoted(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
