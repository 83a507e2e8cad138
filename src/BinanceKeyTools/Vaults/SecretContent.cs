using System.Collections;
using System.Management.Automation;
using System.Security;
using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Vaults;

/// <summary>
/// What a value out of a vault is to this module: a key in one of the forms that people use, something that looks like one and is not
/// read, or a secret for something else, which is neither. Whoever receives it disposes the key.
/// </summary>
/// <param name="Key">The key, also one that looks like that of another service.</param>
/// <param name="Doubt">What keeps it from being a key of Binance although it looks like one. Where there is a key as well, the doubt counts
/// unless the secret was meant by name.</param>
internal sealed record SecretContent(StoredKey? Key, KeyDoubt? Doubt)
{
    private static readonly SecretContent Other = new(null, null);

    /// <summary>Whether these are secrets that do not belong together in spite of their names: each is to be read on its own.</summary>
    public bool IsApart { get; private init; }

    /// <summary>A secret for something else.</summary>
    public static SecretContent ForSomethingElse => Other;

    /// <summary>A secret of which a vault gave nothing.</summary>
    public static SecretContent Nothing(string reason) => new(null, new KeyDoubt(KeyDoubtKind.NoValue, reason));

    /// <summary>Something that looks like a key and is not read.</summary>
    public static SecretContent Doubtful(KeyDoubtKind kind, string reason, KeyPart? missing = null) => new(null, new KeyDoubt(kind, reason) { Missing = missing });

    /// <summary>Reads what a candidate holds.</summary>
    /// <param name="candidate">One secret, or several that are one key by their names.</param>
    /// <param name="valueOf">Reads a secret.</param>
    public static SecretContent Read(KeyCandidate candidate, Func<SecretEntry, object> valueOf) => candidate.Secret is null
        ? Of(ValueOf(candidate.Entry, valueOf), candidate.Entry.Name)
        : OfSeveral(candidate, [.. candidate.Entries.Select(entry => ValueOf(entry, valueOf))]);

    /// <summary>Reads a value of any form.</summary>
    /// <param name="value">A PSCredential, SecureString, Hashtable or byte array.</param>
    /// <param name="name">The name of the secret, which may say what it is.</param>
    public static SecretContent Of(object value, string name = "") => value switch
    {
        PSCredential credential => OfWhole(new StoredKey(SecretForm.Credential, SecretText.From(credential.UserName), SecretText.From(credential.Password))),
        IDictionary table => KeyTable.Read(table, name),
        SecureString secure => OfText(SecretText.From(secure), name),
        string plain => OfText(SecretText.From(plain), name),
        byte[] bytes => OfBytes(bytes, name),
        _ => Other,
    };

    /// <summary>Two parts that are there: a key, or something of the kind.</summary>
    public static SecretContent OfWhole(StoredKey key)
    {
        if (key.IsEmpty)
        {
            key.Dispose();
            return Nothing("an empty value");
        }

        var doubt = key.IsKeyBeside(key.Metadata) ? null
            : key.HasLikelySecret ? new KeyDoubt(KeyDoubtKind.Half, $"its secret has the form of one, and its API key cannot be one. {key.DescribeApiKeyFault()}".TrimEnd(' ', '.'))
            : key.HasKeyWithinSecret ? new KeyDoubt(KeyDoubtKind.UnknownForm, "its password holds what has the form of a key, among other text")
            : null;
        return new SecretContent(key, doubt);
    }

    private static object ValueOf(SecretEntry entry, Func<SecretEntry, object> valueOf)
    {
        try
        {
            return valueOf(entry);
        }
        catch (VaultException exception) when (exception.ErrorId == SecretFailure.KeyNotFound && entry.IsListed)
        {
            throw SecretFailure.NoValue(entry.Name, entry.Vault, "nothing");
        }
    }

    private static SecretContent OfText(SecretText text, string name)
    {
        using (text)
        {
            return KeyText.Read(text.Span, name);
        }
    }

    // Somebody may have stored a file as it is. It is looked at, because a key may be in it, but keys are not kept so.
    private static SecretContent OfBytes(byte[] bytes, string name)
    {
        using var text = SecretText.FromFile(bytes);
        var content = text is null ? Other : KeyText.Read(text.Span, name);
        if (content.Key is not { } key)
        {
            return content;
        }

        using (key)
        {
            return content.Doubt is not null || key.LooksLikeKey ? Doubtful(KeyDoubtKind.UnknownForm, "it is a byte array, and keys are read from texts, tables and credentials") : Other;
        }
    }

    private static SecretContent OfSeveral(KeyCandidate candidate, object[] values)
    {
        if (!Array.TrueForAll(values, value => value is SecureString) || Array.Exists(values, IsKeyOnItsOwn))
        {
            return new SecretContent(null, null) { IsApart = true };
        }

        var isNamedSo = candidate.Entries.Any(entry => KeyWords.NamesBinance(entry.Name));
        if (!candidate.IsAmbiguous)
        {
            return OfWhole(new StoredKey(SecretForm.Pair, SecretText.From((SecureString)values[0]), SecretText.From((SecureString)values[1])) { IsNamedSo = isNamedSo });
        }

        return isNamedSo || Array.Exists(values, LooksLikePart)
            ? Doubtful(KeyDoubtKind.Ambiguous, $"more than two secrets can be its parts by their names: {string.Join(", ", candidate.Entries.Select(entry => $"'{entry.Name}'"))}")
            : Other;
    }

    private static bool IsKeyOnItsOwn(object value)
    {
        using var key = Of(value).Key;
        return key?.LooksLikeKey is true;
    }

    private static bool LooksLikePart(object value)
    {
        using var text = SecretText.From((SecureString)value);
        return KeyLook.IsSecret(text.Span);
    }
}
