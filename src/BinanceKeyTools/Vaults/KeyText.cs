using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Vaults;

/// <summary>Reads a text that is a secret: JSON with the usual names, <c>key:secret</c>, or half a key.</summary>
internal static class KeyText
{
    // As people write configurations.
    private static readonly JsonDocumentOptions JsonOptions = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name of the secret, which may say which half of a key it is.</param>
    public static SecretContent Read(ReadOnlySpan<char> text, string name)
    {
        var bare = KeyLook.Bare(text);
        if (bare.IsEmpty)
        {
            return SecretContent.Nothing("an empty text");
        }

        var isStructured = bare[0] is '{' or '[' or '/';
        if (isStructured && ReadJson(bare, name) is { } table)
        {
            return table;
        }

        var colon = bare.IndexOf(':');
        if (colon > 0 && KeyLook.IsKey(bare[..colon]) && !KeyLook.Bare(bare[(colon + 1)..]).IsEmpty)
        {
            return SecretContent.OfWhole(new StoredKey(SecretForm.Text, SecretText.From(bare[..colon].Trim()), SecretText.From(bare[(colon + 1)..].Trim())));
        }

        if (!KeyLook.IsKey(bare) && KeyLook.HoldsKey(bare))
        {
            return SecretContent.Doubtful(KeyDoubtKind.UnknownForm, "it is a text that holds what has the form of a key, among other text");
        }

        return ReadHalf(bare, name)
            ?? (isStructured && (KeyWords.NamesBinance(name) || KeyWords.NamesBinance(bare))
                ? SecretContent.Doubtful(KeyDoubtKind.UnknownForm, "it speaks of Binance and begins like JSON text, which it is not as a whole")
                : SecretContent.ForSomethingElse);
    }

    private static SecretContent? ReadHalf(ReadOnlySpan<char> text, string name)
    {
        if (KeyLook.IsPrivateKey(text))
        {
            return SecretContent.Doubtful(KeyDoubtKind.Half, "it is a private key, and its API key is missing", KeyPart.ApiKey);
        }

        var named = KeyWords.Split(name)?.Part;
        if (!KeyLook.IsKey(text) && (named is null || !KeyWords.NamesBinance(name)))
        {
            return null;
        }

        return named switch
        {
            KeyPart.ApiKey => SecretContent.Doubtful(KeyDoubtKind.Half, "by its name it is an API key, and the secret that belongs to it is missing", KeyPart.Secret),
            KeyPart.Secret => SecretContent.Doubtful(KeyDoubtKind.Half, "by its name it is a secret, and the API key that it belongs to is missing", KeyPart.ApiKey),
            _ => SecretContent.Doubtful(KeyDoubtKind.Half, "it is one text of the form that API keys and secrets have, and nothing tells which of the two it is"),
        };
    }

    // An array of keys is none of the forms, but what is in it is looked at.
    private static SecretContent? ReadJson(ReadOnlySpan<char> text, string name)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        try
        {
            Encoding.UTF8.GetBytes(text, bytes);
            using var document = JsonDocument.Parse(bytes, JsonOptions);
            return document.RootElement.ValueKind == JsonValueKind.Object ? KeyTable.Read(document.RootElement, name) : null;
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }
}
