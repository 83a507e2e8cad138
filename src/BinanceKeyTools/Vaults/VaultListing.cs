namespace BinanceKeyTools.Vaults;

/// <summary>What one vault listed, read as keys; or why it listed nothing.</summary>
internal sealed class VaultListing
{
    private const string KeySuffix = "-key";
    private const string SecretSuffix = "-secret";
    private static readonly string[] TextTypes = ["String", "SecureString", "Unknown"];
    private static readonly string[] ReadableTypes = ["PSCredential", "Hashtable", .. TextTypes];

    private readonly Dictionary<string, SecretEntry> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, KeyCandidate> _candidates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the entries of a vault. Names that differ in case only are one to SecretManagement: the first counts.</summary>
    public VaultListing(IEnumerable<SecretEntry> entries)
    {
        foreach (var entry in entries)
        {
            _byName.TryAdd(entry.Name, entry);
        }

        Candidates = [.. _byName.Values.Where(IsReadable).Where(entry => !IsSecretOfPair(entry)).Select(Combine)];

        // Beside a pair `x-key` and `x-secret` there may be a secret `x`: the name is that of the secret.
        foreach (var candidate in Candidates.OrderBy(candidate => candidate.Secret is null ? 0 : 1))
        {
            _candidates.TryAdd(candidate.Name, candidate);
        }
    }

    /// <summary>The listing of a vault that failed.</summary>
    public VaultListing(VaultException failure)
        : this([])
    {
        Failure = failure;
    }

    /// <summary>Why nothing was listed; <see langword="null"/> when the vault answered.</summary>
    public VaultException? Failure { get; }

    /// <summary>Every secret that may be a key by its type.</summary>
    public IReadOnlyList<KeyCandidate> Candidates { get; }

    /// <summary>Finds what has a name: a key, or else any secret, whatever it holds.</summary>
    public KeyCandidate? Find(string name) =>
        _candidates.GetValueOrDefault(name)
        ?? (_byName.TryGetValue(name, out var entry) ? Combine(entry) : null);

    private static bool IsReadable(SecretEntry entry) => ReadableTypes.Contains(entry.Type, StringComparer.OrdinalIgnoreCase);

    // Two text secrets `x-key` and `x-secret` are one key `x`.
    private KeyCandidate Combine(SecretEntry entry) =>
        FindOtherHalf(entry, KeySuffix, SecretSuffix) is { } secret
            ? new KeyCandidate(entry.Name[..^KeySuffix.Length], entry, secret)
            : new KeyCandidate(entry.Name, entry, null);

    private bool IsSecretOfPair(SecretEntry entry) => FindOtherHalf(entry, SecretSuffix, KeySuffix) is not null;

    private SecretEntry? FindOtherHalf(SecretEntry entry, string suffix, string otherSuffix) =>
        IsText(entry) && entry.Name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
            && _byName.TryGetValue(entry.Name[..^suffix.Length] + otherSuffix, out var other) && IsText(other)
                ? other
                : null;

    private static bool IsText(SecretEntry entry) => TextTypes.Contains(entry.Type, StringComparer.OrdinalIgnoreCase);
}
