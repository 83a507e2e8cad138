using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Vaults;

/// <summary>Where a key may be: one secret, or a secret with the API key and another with its secret.</summary>
internal sealed record KeyCandidate(string Name, SecretEntry Entry, SecretEntry? Secret)
{
    /// <summary>What else is a part of the same key by its name, so that none of them can be told to be it.</summary>
    public IReadOnlyList<SecretEntry> Rivals { get; init; } = [];

    /// <summary>The secret whose own name was asked for, where the names are those of a pair.</summary>
    public SecretEntry? Asked { get; init; }

    /// <summary>Whether more than two secrets are the parts of one key by their names.</summary>
    public bool IsAmbiguous => Rivals.Count > 0;

    /// <summary>All secrets that it stands for, the API key first.</summary>
    public IReadOnlyList<SecretEntry> Entries => Secret is null ? [Entry] : [Entry, Secret, .. Rivals];

    /// <summary>The form of what was read: vaults give plain strings as SecureStrings, so only the listing tells which they were.</summary>
    public SecretForm FormOf(StoredKey stored) => stored.Form switch
    {
        SecretForm.Json when Entry.IsPlainText => SecretForm.JsonAsPlainText,
        SecretForm.Text when Entry.IsPlainText => SecretForm.TextAsPlainText,
        SecretForm.Pair when Secret is { IsPlainText: true } => SecretForm.PairWithPlainText,
        var form => form,
    };

    /// <summary>The same secrets, each on its own; only the one that was asked for by its own name.</summary>
    public IEnumerable<KeyCandidate> Apart() =>
        (Asked is null ? Entries : [Asked]).Select(entry => new KeyCandidate(entry.Name, entry, null));

    /// <summary>The identity of the key: <c>vault/name</c>.</summary>
    public override string ToString() => $"{Entry.Vault}/{Name}";
}
