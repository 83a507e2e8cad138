using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>Says what still points at a key: other names for it, copies, policies, and the exchange. The vaults are searched once.</summary>
/// <param name="list">Lists every key in every vault that answers.</param>
/// <param name="policies">The policies to look through.</param>
internal sealed class KeyReferences(Func<IEnumerable<ListedKey>> list, IReadOnlyList<AuditPolicy> policies)
{
    private List<ListedKey>? _keys;

    /// <summary>What points at a key, a sentence each.</summary>
    /// <param name="key">The key.</param>
    /// <param name="unsearched">The vaults that did not answer.</param>
    public IReadOnlyList<string> Of(ListedKey key, IReadOnlySet<string> unsearched)
    {
        _keys ??= [.. list()];
        var others = _keys.Where(other => !IsSame(other, key)).ToArray();
        List<string> sentences = [.. Copies(key, others), Elsewhere(key, others, unsearched)];
        sentences.AddRange(policies.SelectMany(policy => PolicyMention.Find(policy, key.Record)).Select(mention => mention.ToString()));
        sentences.Add(AtExchange(key.Record));
        return sentences;
    }

    /// <summary>A key is gone, and no longer another name for the ones that follow.</summary>
    public void Forget(ListedKey key) => _keys?.RemoveAll(other => IsSame(other, key));

    private static bool IsSame(ListedKey one, ListedKey other) =>
        string.Equals(one.Candidate.Entry.Name, other.Candidate.Entry.Name, StringComparison.OrdinalIgnoreCase)
        && string.Equals(one.Vault.Name, other.Vault.Name, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Copies(ListedKey key, ListedKey[] others)
    {
        if (KeyState.IsReplaced(key.Record.State) && KeyState.OriginalOf(key.Record.Name) is { } original)
        {
            yield return $"It is the copy of what '{original}' held before it was replaced.";
        }

        var copies = others.Where(other => string.Equals(KeyState.OriginalOf(other.Record.Name), key.Candidate.Entry.Name, StringComparison.OrdinalIgnoreCase)
            && string.Equals(other.Vault.Name, key.Vault.Name, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (copies.Length > 0)
        {
            yield return $"A replacement left copies of what it held before, which stay: {Names(copies)}.";
        }
    }

    private static string Elsewhere(ListedKey key, ListedKey[] others, IReadOnlySet<string> unsearched)
    {
        var doubt = unsearched.Count == 0 ? "" : $" Not searched, because they did not answer: {string.Join(", ", unsearched)}.";
        if (key.Record.Fingerprint is not { } fingerprint)
        {
            return $"Whether another secret holds the same key cannot be told: it has no API key that could be read.{doubt}";
        }

        var same = others.Where(other => other.Record.Fingerprint == fingerprint).ToArray();
        return same.Length > 0
            ? $"The same API key is also stored as {Names(same)}.{doubt}"
            : $"No other secret holds this API key: its secret goes with it, and the exchange shows a secret once only.{doubt}";
    }

    private static string AtExchange(KeyRecord key)
    {
        var shown = key.ApiKey is null ? "" : $" {key.ApiKey}";
        return key.Environment == BinanceEnvironment.Sandbox ? "It is the key of a sandbox, and ends with it."
            : KeyState.IsPending(key.State) ? "If its public key was uploaded already, the key there is of no use without it: delete it there too."
            : $"The key{shown} stays valid at the exchange until it is deleted there: {PlaceOf(key)}.";
    }

    private static string PlaceOf(KeyRecord key)
    {
        var where = EnvironmentProfiles.All.FirstOrDefault(profile => profile.Name == key.Environment)?.KeysFrom ?? $"where the keys of the environment {key.Environment} are made";
        return key.Label is null ? where : $"{where}, label '{key.Label}'";
    }

    private static string Names(IEnumerable<ListedKey> keys) => string.Join(", ", keys.Select(key => $"'{key}'"));
}
