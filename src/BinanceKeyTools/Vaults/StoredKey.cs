using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Vaults;

/// <summary>An API key and its secret as they came out of a vault, in whichever form. <see cref="SecretContent"/> reads it.</summary>
/// <param name="form">The form that was read.</param>
/// <param name="apiKey">The API key; goes with this object.</param>
/// <param name="secret">The secret or private key; goes with this object.</param>
internal sealed class StoredKey(SecretForm form, SecretText apiKey, SecretText secret) : IDisposable
{
    /// <summary>What opens an encrypted private key; goes with this object.</summary>
    public SecretText? Passphrase { get; init; }

    /// <summary>The form that was read. Whether a text was plain in the vault only its listing tells.</summary>
    public SecretForm Form => form;

    /// <summary>The <c>bkt.</c> entries that a hashtable or JSON secret carries itself, for vaults without metadata.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a name says that it is a key of Binance, whatever it looks like.</summary>
    public bool IsNamedSo { get; init; }

    /// <summary>Whether the API key has the form of one, once stray characters around it are ignored, or is still to come. Tells keys from
    /// other credentials in the same vault.</summary>
    public bool LooksLikeKey => IsPending || KeyLook.IsKey(apiKey.Span);

    /// <summary>Whether the secret has the form of one.</summary>
    public bool HasLikelySecret => KeyLook.IsSecret(secret.Span);

    /// <summary>Whether the secret holds something of the form of a key among other text.</summary>
    public bool HasKeyWithinSecret => KeyLook.HoldsKey(secret.Span);

    /// <summary>Whether there is nothing in it at all.</summary>
    public bool IsEmpty => apiKey.Span.IsWhiteSpace() && secret.Span.IsWhiteSpace();

    /// <summary>Whether this is a key and no other credential: something was recorded about it, here or in the listing, its name says so, or
    /// it looks like one.</summary>
    /// <param name="listed">What is recorded beside the secret.</param>
    public bool IsKeyBeside(IReadOnlyDictionary<string, string> listed) =>
        KeyMetadata.IsPresent(listed) || KeyMetadata.IsPresent(Metadata) || IsNamedSo || LooksLikeKey;

    /// <summary>Whether this is a private key that waits for the API key that the exchange will show.</summary>
    public bool IsPending => apiKey.Span.SequenceEqual(KeyWrite.PendingApiKey) && secret.Span.Contains("PRIVATE KEY", StringComparison.Ordinal);

    /// <summary>Whether these are exactly the two texts that are kept.</summary>
    public bool Holds(SecretText otherApiKey, SecretText otherSecret) => apiKey.Equals(otherApiKey) & secret.Equals(otherSecret);

    /// <summary>Whether another key has exactly the same two texts.</summary>
    public bool IsSameAs(StoredKey other) => other.Holds(apiKey, secret);

    /// <summary>A copy of the API key, for the caller to dispose.</summary>
    public SecretText CopyApiKey() => SecretText.From(apiKey.Span);

    /// <summary>A copy of the secret or private key, for the caller to dispose.</summary>
    public SecretText CopySecret() => SecretText.From(secret.Span);

    /// <summary>What is wrong with the API key, or with the two side by side; empty when nothing is.</summary>
    public string DescribeApiKeyFault() =>
        string.Join(' ', (CredentialPairInspection.Inspect(apiKey.Span, secret.Span) is { Count: > 0 } findings ? findings : ApiKeyId.Inspect(apiKey.Span.ToString()))
            .Where(finding => finding.Blocks).Select(finding => finding.Message));

    /// <summary>Checks both parts and makes a credential of them.</summary>
    /// <exception cref="ApiKeyFormatException">The API key cannot be one, or is in the secret's place.</exception>
    /// <exception cref="KeyMaterialException">The secret or private key cannot be one.</exception>
    public BinanceCredential ToCredential()
    {
        if (CredentialPairInspection.Inspect(apiKey.Span, secret.Span) is { Count: > 0 } findings)
        {
            throw new ApiKeyFormatException(findings);
        }

        var id = ApiKeyId.Parse(apiKey.Span.ToString());
        return new BinanceCredential(id, KeyMaterial.Parse(secret.Span, Passphrase is null ? default : Passphrase.Span));
    }

    public void Dispose()
    {
        apiKey.Dispose();
        secret.Dispose();
        Passphrase?.Dispose();
    }
}
