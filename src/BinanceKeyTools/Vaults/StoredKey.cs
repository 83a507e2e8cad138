using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Text;
using System.Text.Json;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Vaults;

/// <summary>
/// An API key and its secret as they came out of a vault, in any of the shapes that people use: a PSCredential, a
/// hashtable or JSON text with the usual names, or two secrets <c>name-key</c> and <c>name-secret</c>.
/// </summary>
internal sealed class StoredKey : IDisposable
{
    private static readonly string[] ApiKeyNames = ["ApiKey", "Key", "api_key", "api-key"];
    private static readonly string[] SecretNames = ["SecretKey", "Secret", "ApiSecret", "PrivateKey", "Pem", "secret_key", "api_secret", "private_key"];
    private static readonly string[] PassphraseNames = ["Passphrase", "PrivateKeyPassphrase"];

    private readonly SecretText _apiKey;
    private readonly SecretText _secret;
    private readonly SecretText? _passphrase;

    private StoredKey(SecretForm form, SecretText apiKey, SecretText secret, SecretText? passphrase, IReadOnlyDictionary<string, string> metadata)
    {
        Form = form;
        _apiKey = apiKey;
        _secret = secret;
        _passphrase = passphrase;
        Metadata = metadata;
    }

    /// <summary>The form that was read. Whether a text was plain in the vault only its listing tells.</summary>
    public SecretForm Form { get; }

    /// <summary>The <c>bkt.</c> entries that a hashtable or JSON secret carries itself, for vaults without metadata.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Whether the API key has the form of one, once stray characters around it are ignored, or is still to come. Tells keys from
    /// other credentials in the same vault.</summary>
    public bool LooksLikeKey
    {
        get
        {
            if (IsPending)
            {
                return true;
            }

            var text = _apiKey.Span.Trim().Trim("\"'\uFEFF\u200B");
            return text.Length is >= 60 and <= 68 && text.IndexOfAnyExcept(AlphaNumeric) < 0;
        }
    }

    /// <summary>Whether this is a key and no other credential: something was recorded about it, here or in the listing, or it looks like one.</summary>
    /// <param name="listed">What is recorded beside the secret.</param>
    public bool IsKeyBeside(IReadOnlyDictionary<string, string> listed) =>
        KeyMetadata.IsPresent(listed) || KeyMetadata.IsPresent(Metadata) || LooksLikeKey;

    private static System.Buffers.SearchValues<char> AlphaNumeric { get; } =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>Reads a value of any supported shape.</summary>
    /// <returns><see langword="null"/> when the value has none of the shapes.</returns>
    public static StoredKey? Read(object value) => value switch
    {
        PSCredential credential => new StoredKey(
            SecretForm.Credential, SecretText.From(credential.UserName), SecretText.From(credential.Password), null, new Dictionary<string, string>()),
        IDictionary table => ReadTable(table, isJson: false),
        SecureString text => ReadJson(text),
        _ => null,
    };

    /// <summary>Joins a pair of secrets.</summary>
    /// <returns><see langword="null"/> when one of them is not text.</returns>
    public static StoredKey? ReadPair(object key, object secret) =>
        key is SecureString keyText && secret is SecureString secretText
            ? new StoredKey(SecretForm.Pair, SecretText.From(keyText), SecretText.From(secretText), null, new Dictionary<string, string>())
            : null;

    /// <summary>Whether this is a private key that waits for the API key that the exchange will show.</summary>
    public bool IsPending => _apiKey.Span.SequenceEqual(KeyWrite.PendingApiKey) && _secret.Span.Contains("PRIVATE KEY", StringComparison.Ordinal);

    /// <summary>Whether these are exactly the two texts that are kept.</summary>
    public bool Holds(SecretText apiKey, SecretText secret) => _apiKey.Equals(apiKey) & _secret.Equals(secret);

    /// <summary>A copy of the API key, for the caller to dispose.</summary>
    public SecretText CopyApiKey() => SecretText.From(_apiKey.Span);

    /// <summary>A copy of the secret or private key, for the caller to dispose.</summary>
    public SecretText CopySecret() => SecretText.From(_secret.Span);

    /// <summary>Checks both parts and makes a credential of them.</summary>
    /// <exception cref="ApiKeyFormatException">The API key cannot be one, or is in the secret's place.</exception>
    /// <exception cref="KeyMaterialException">The secret or private key cannot be one.</exception>
    public BinanceCredential ToCredential()
    {
        if (CredentialPairInspection.Inspect(_apiKey.Span, _secret.Span) is { Count: > 0 } findings)
        {
            throw new ApiKeyFormatException(findings);
        }

        var apiKey = ApiKeyId.Parse(_apiKey.Span.ToString());
        return new BinanceCredential(apiKey, KeyMaterial.Parse(_secret.Span, _passphrase is null ? default : _passphrase.Span));
    }

    public void Dispose()
    {
        _apiKey.Dispose();
        _secret.Dispose();
        _passphrase?.Dispose();
    }

    private static StoredKey? ReadTable(IDictionary table, bool isJson)
    {
        Dictionary<string, object?> fields = new(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table)
        {
            fields[entry.Key.ToString()!] = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
        }

        if (fields.Values.OfType<PSCredential>().FirstOrDefault() is { } credential)
        {
            return new StoredKey(SecretForm.Table, SecretText.From(credential.UserName), SecretText.From(credential.Password), Text(fields, PassphraseNames), MetadataOf(fields));
        }

        var apiKey = Text(fields, ApiKeyNames);
        var secret = Text(fields, SecretNames);
        if (apiKey is null || secret is null)
        {
            apiKey?.Dispose();
            secret?.Dispose();
            return null;
        }

        var isPlain = SecretNames.Any(name => fields.GetValueOrDefault(name) is string);
        var form = isJson ? SecretForm.Json : isPlain ? SecretForm.TableWithPlainText : SecretForm.Table;
        return new StoredKey(form, apiKey, secret, Text(fields, PassphraseNames), MetadataOf(fields));
    }

    private static StoredKey? ReadJson(SecureString secret)
    {
        using var text = SecretText.From(secret);
        var trimmed = text.Span.Trim();
        if (trimmed.IsEmpty || trimmed[0] != '{')
        {
            return null;
        }

        var bytes = new byte[Encoding.UTF8.GetByteCount(trimmed)];
        try
        {
            Encoding.UTF8.GetBytes(trimmed, bytes);
            using var document = JsonDocument.Parse(bytes);
            Hashtable table = new(StringComparer.OrdinalIgnoreCase);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                table[property.Name] = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : property.Value.GetRawText();
            }

            return ReadTable(table, isJson: true);
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            System.Security.Cryptography.CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static SecretText? Text(Dictionary<string, object?> fields, string[] names)
    {
        foreach (var name in names)
        {
            switch (fields.GetValueOrDefault(name))
            {
                case SecureString secure:
                    return SecretText.From(secure);
                case string text:
                    return SecretText.From(text);
            }
        }

        return null;
    }

    private static Dictionary<string, string> MetadataOf(Dictionary<string, object?> fields)
    {
        Dictionary<string, string> metadata = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in fields)
        {
            if (name.StartsWith(KeyMetadata.Prefix, StringComparison.OrdinalIgnoreCase))
            {
                using var text = value is SecureString secure ? SecretText.From(secure) : null;
                metadata[name] = text is null ? value?.ToString() ?? "" : text.Span.ToString();
            }
        }

        return metadata;
    }
}
