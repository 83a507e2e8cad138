using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Text.Json;
using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Vaults;

/// <summary>Reads a hashtable, or JSON text, whose fields are the parts of a key. Which field is which part <see cref="KeyWords"/> tells.</summary>
internal sealed class KeyTable : IDisposable
{
    // Deep enough for a configuration file; a table that holds itself ends here.
    private const int DeepestLevel = 8;

    private readonly List<Field> _fields;
    private readonly string _name;
    private readonly bool _isJson;
    private readonly Dictionary<string, string> _metadata = new(StringComparer.OrdinalIgnoreCase);

    private KeyTable(IEnumerable<KeyValuePair<string, object?>> fields, string name, bool isJson)
    {
        _name = name;
        _isJson = isJson;
        _fields = [];
        foreach (var (field, value) in fields)
        {
            if (!field.StartsWith(KeyMetadata.Prefix, StringComparison.OrdinalIgnoreCase))
            {
                _fields.Add(new Field(field, value));
                continue;
            }

            using var text = value is SecureString secure ? SecretText.From(secure) : null;
            _metadata[field] = text is null ? value?.ToString() ?? "" : text.Span.ToString();
        }
    }

    // What the owner says to be a key of Binance is one, whatever its parts look like.
    private bool IsSaidToBe =>
        KeyMetadata.IsPresent(_metadata) || KeyWords.NamesBinance(_name) || _fields.Exists(field => KeyWords.NamesBinance(field.Name));

    /// <summary>Reads a hashtable.</summary>
    /// <param name="table">The hashtable.</param>
    /// <param name="name">The name of the secret.</param>
    public static SecretContent Read(IDictionary table, string name)
    {
        List<KeyValuePair<string, object?>> fields = [];
        foreach (DictionaryEntry entry in table)
        {
            fields.Add(new(entry.Key.ToString() ?? "", Unwrap(entry.Value)));
        }

        using var read = new KeyTable(fields, name, isJson: false);
        return read.ToContent();
    }

    /// <summary>Reads a JSON object.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The name of the secret.</param>
    public static SecretContent Read(JsonElement json, string name)
    {
        var fields = json.EnumerateObject().Select(property => new KeyValuePair<string, object?>(property.Name, property.Value.ValueKind switch
        {
            JsonValueKind.String => property.Value.GetString(),
            JsonValueKind.Null => null,
            _ => property.Value.GetRawText(),
        }));
        using var read = new KeyTable(fields, name, isJson: true);
        return read.ToContent();
    }

    public void Dispose() => _fields.ForEach(field => field.Text?.Dispose());

    private SecretContent ToContent()
    {
        if (_fields.Count == 0)
        {
            return SecretContent.Nothing(_isJson ? "an empty object" : "an empty table");
        }

        // A table for something else may still have a key in it, in a field that is not read.
        var content = ReadParts();
        return content.Doubt is null && content.Key?.IsKeyBeside(_metadata) is not true && (IsSaidToBe || _fields.Exists(field => field.HoldsKey))
            ? content with { Doubt = new KeyDoubt(KeyDoubtKind.UnknownForm, $"it is {(_isJson ? "JSON text" : "a table")} whose fields do not have the names of the parts of a key") }
            : content;
    }

    private SecretContent ReadParts()
    {
        var (apiKey, apiKeyRivals) = Choose(KeyPart.ApiKey);
        var (secret, secretRivals) = Choose(KeyPart.Secret);
        var (passphrase, passphraseRivals) = Choose(KeyPart.Passphrase);
        if ((apiKeyRivals ?? secretRivals ?? passphraseRivals) is { } rivals)
        {
            return Ambiguous($"the fields {rivals} can be the same part of it and hold different values");
        }

        List<StoredKey> keys = [.. _fields.Select(field => field.Credential).OfType<PSCredential>().Select(credential => Key(
            SecretText.From(credential.UserName), SecretText.From(credential.Password), passphrase, SecretForm.Table))];
        if (apiKey?.Text is { } apiKeyText && secret?.Text is { } secretText)
        {
            var form = _isJson ? SecretForm.Json : secret.IsPlain ? SecretForm.TableWithPlainText : SecretForm.Table;
            keys.Add(Key(SecretText.From(apiKeyText.Span), SecretText.From(secretText.Span), passphrase, form));
        }
        else if (!keys.Exists(key => key.LooksLikeKey) && FindHalf(apiKey, secret) is { } half)
        {
            keys.ForEach(key => key.Dispose());
            return half;
        }

        return keys.Count > 0 ? ChooseKey(keys) : SecretContent.ForSomethingElse;
    }

    private StoredKey Key(SecretText apiKey, SecretText secret, Field? passphrase, SecretForm form) => new(form, apiKey, secret)
    {
        Passphrase = passphrase?.Text is { } text ? SecretText.From(text.Span) : null,
        Metadata = _metadata,
        IsNamedSo = IsSaidToBe,
    };

    // Beside a key there may be a credential for something else.
    private SecretContent ChooseKey(List<StoredKey> keys)
    {
        List<StoredKey> different = Distinct(keys, (one, other) => one.IsSameAs(other));
        List<StoredKey> likely = different.Count == 1 ? different : different.FindAll(key => key.LooksLikeKey);
        var chosen = likely.Count == 1 ? likely[0] : null;
        keys.ForEach(key =>
        {
            if (key != chosen)
            {
                key.Dispose();
            }
        });
        return chosen is not null ? SecretContent.OfWhole(chosen)
            : likely.Count > 1 || IsSaidToBe ? SecretContent.Doubtful(KeyDoubtKind.Ambiguous, "it holds more than one pair of an API key and a secret")
            : SecretContent.ForSomethingElse;
    }

    private SecretContent? FindHalf(Field? apiKey, Field? secret)
    {
        if (apiKey?.Text is { } apiKeyText && (IsSaidToBe || KeyLook.IsKey(apiKeyText.Span)))
        {
            return SecretContent.Doubtful(KeyDoubtKind.Half, $"it has an API key in the field '{apiKey.Name}', and no field with the secret", KeyPart.Secret);
        }

        return secret?.Text is { } secretText && (IsSaidToBe || KeyLook.IsSecret(secretText.Span))
            ? SecretContent.Doubtful(KeyDoubtKind.Half, $"it has a secret in the field '{secret.Name}', and no field with the API key", KeyPart.ApiKey)
            : null;
    }

    private SecretContent Ambiguous(string reason) =>
        IsSaidToBe || _fields.Exists(field => field.HoldsKey) ? SecretContent.Doubtful(KeyDoubtKind.Ambiguous, reason) : SecretContent.ForSomethingElse;

    // One value under several names is one value. Of different ones under names that mean the same none is taken; of those under names
    // that only stand for the same part the one is taken that can be it.
    private (Field? Chosen, string? Rivals) Choose(KeyPart part)
    {
        var all = _fields.FindAll(field => field.Part == part && field.Text is not null);
        var filled = all.FindAll(field => !field.Text!.Span.IsWhiteSpace());
        var different = Different(filled);
        if (different.Count <= 1)
        {
            return (different.FirstOrDefault() ?? all.FirstOrDefault(), null);
        }

        var isOneName = filled.GroupBy(field => KeyWords.Normalize(field.Name), StringComparer.Ordinal).Any(group => Different([.. group]).Count > 1);
        var likely = isOneName ? [] : different.FindAll(field => KeyLook.IsSecret(field.Text!.Span));
        return likely.Count == 1 ? (likely[0], null) : (null, string.Join(", ", filled.Select(field => $"'{field.Name}'").Distinct(StringComparer.Ordinal)));
    }

    private static List<Field> Different(List<Field> fields) => Distinct(fields, (one, other) => one.Text!.Equals(other.Text!));

    private static List<T> Distinct<T>(List<T> all, Func<T, T, bool> areSame)
    {
        List<T> different = [];
        foreach (var one in all)
        {
            if (!different.Exists(other => areSame(one, other)))
            {
                different.Add(one);
            }
        }

        return different;
    }

    private static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private sealed class Field
    {
        private readonly object? _value;

        public Field(string name, object? value)
        {
            Name = name;
            _value = value;
            Part = KeyWords.PartOf(name);
            Text = value switch
            {
                string plain => SecretText.From(plain),
                SecureString secure => SecretText.From(secure),
                _ => null,
            };
        }

        public string Name { get; }

        public KeyPart? Part { get; }

        public SecretText? Text { get; }

        public PSCredential? Credential => _value as PSCredential;

        public bool IsPlain => _value is string;

        /// <summary>Whether something of the form of a key is in the field, or is its name.</summary>
        public bool HoldsKey => KeyLook.Holds(Name) || Holds(_value, DeepestLevel);

        private static bool Holds(object? value, int levels)
        {
            switch (Unwrap(value))
            {
                case string plain:
                    return KeyLook.Holds(plain);
                case SecureString secure:
                    using (var text = SecretText.From(secure))
                    {
                        return KeyLook.Holds(text.Span);
                    }

                case PSCredential credential:
                    return KeyLook.Holds(credential.UserName) || Holds(credential.Password, levels);
                case byte[] bytes:
                    using (var text = SecretText.FromFile(bytes))
                    {
                        return text is not null && KeyLook.Holds(text.Span);
                    }

                case IDictionary table when levels > 0:
                    return table.Keys.Cast<object?>().Concat(table.Values.Cast<object?>()).Any(item => Holds(item, levels - 1));
                case IEnumerable list when levels > 0:
                    return list.Cast<object?>().Any(item => Holds(item, levels - 1));
                case PSObject bag when levels > 0:
                    return bag.Properties.Where(property => property.MemberType == PSMemberTypes.NoteProperty).Any(property => Holds(property.Value, levels - 1));
                default:
                    return false;
            }
        }
    }
}
