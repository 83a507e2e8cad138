using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Vaults;

/// <summary>Where a key may be: one secret, or a secret with the API key and another with its secret.</summary>
internal sealed record KeyCandidate(string Name, SecretEntry Entry, SecretEntry? Secret)
{
    /// <summary>The form of what was read: vaults give plain strings as SecureStrings, so only the listing tells which they were.</summary>
    public SecretForm FormOf(StoredKey stored) => stored.Form switch
    {
        SecretForm.Json when Entry.IsPlainText => SecretForm.JsonAsPlainText,
        SecretForm.Pair when Secret is { IsPlainText: true } => SecretForm.PairWithPlainText,
        var form => form,
    };

    /// <summary>The identity of the key: <c>vault/name</c>.</summary>
    public override string ToString() => $"{Entry.Vault}/{Name}";
}
