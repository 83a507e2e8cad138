namespace BinanceKeyTools.Vaults;

/// <summary>What one vault listed, read as keys; or why it listed nothing.</summary>
internal sealed class VaultListing
{
    private static readonly string[] TextTypes = ["String", "SecureString", "Unknown"];

    private readonly Dictionary<string, SecretEntry> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, KeyCandidate> _candidates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the entries of a vault. Names that differ in case only are one to SecretManagement: the first counts.</summary>
    public VaultListing(IEnumerable<SecretEntry> entries)
    {
        foreach (var entry in entries)
        {
            _byName.TryAdd(entry.Name, entry);
        }

        var pairs = FindPairs();
        Candidates = [.. _byName.Values.Select(entry => pairs.GetValueOrDefault(entry) ?? new KeyCandidate(entry.Name, entry, null)).Distinct<KeyCandidate>(ReferenceEqualityComparer.Instance)];

        // Beside a pair `x-key` and `x-secret` there may be a secret `x`: the name is that of the secret. Each half stands for its pair.
        foreach (var candidate in Candidates.OrderBy(candidate => candidate.Secret is null ? 0 : 1))
        {
            _candidates.TryAdd(candidate.Name, candidate);
        }

        foreach (var (entry, pair) in pairs)
        {
            _candidates.TryAdd(entry.Name, pair with { Asked = entry });
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

    /// <summary>Every secret: which of them are keys, reading them tells.</summary>
    public IReadOnlyList<KeyCandidate> Candidates { get; }

    /// <summary>Finds what has a name: a key, half of one, or else any secret, whatever it holds.</summary>
    public KeyCandidate? Find(string name) => _candidates.GetValueOrDefault(name);

    /// <summary>Finds the very secret that has a name, also when it is half of a pair.</summary>
    public SecretEntry? FindEntry(string name) => _byName.GetValueOrDefault(name);

    // Two text secrets `x-key` and `x-secret` are one key `x`.
    private Dictionary<SecretEntry, KeyCandidate> FindPairs()
    {
        Dictionary<SecretEntry, KeyCandidate> pairs = new(ReferenceEqualityComparer.Instance);
        List<Half> halves = [.. _byName.Values.Where(IsText).Select(Half.Of).OfType<Half>()];
        Join(halves, half => half.Stem, pairs);

        // BINANCE_API_KEY and api-secret differ in nothing that counts, as long as neither has another half of its own.
        halves.RemoveAll(half => pairs.ContainsKey(half.Entry));
        Join(halves, half => KeyWords.WithoutBinance(half.Stem), pairs);
        return pairs;
    }

    private static void Join(List<Half> halves, Func<Half, string> stemOf, Dictionary<SecretEntry, KeyCandidate> pairs)
    {
        foreach (var group in halves.GroupBy(stemOf, StringComparer.OrdinalIgnoreCase))
        {
            Half[] all = [.. group];
            if (!Array.Exists(all, half => half.Part == KeyPart.ApiKey) || !Array.Exists(all, half => half.Part == KeyPart.Secret))
            {
                continue;
            }

            // bot-key and bot-secret beside bot_api_key and bot_api_secret are two keys: each name has one other that is written alike.
            if ((FindAlike(all, half => half.Separator) ?? FindAlike(all, half => $"{half.Separator}{half.SaysApi}")) is { } alike)
            {
                Array.ForEach(alike, two => Add(two, name: null, pairs));
            }
            else
            {
                Add(all, all.First(half => half.Part == KeyPart.ApiKey) is { Stem.Length: > 0 } named ? named.Stem : null, pairs);
            }
        }
    }

    private static Half[][]? FindAlike(Half[] all, Func<Half, string> styleOf)
    {
        Half[][] styles = [.. all.GroupBy(styleOf).Select(style => style.ToArray())];
        return styles.Length > 1 && Array.TrueForAll(styles, style => style.Length == 2 && style[0].Part != style[1].Part) ? styles : null;
    }

    private static void Add(Half[] halves, string? name, Dictionary<SecretEntry, KeyCandidate> pairs)
    {
        Half[] sorted = [.. halves.OrderBy(half => half.Part)];
        var secret = sorted.First(half => half.Part == KeyPart.Secret);
        var pair = new KeyCandidate(name ?? sorted[0].Entry.Name, sorted[0].Entry, secret.Entry)
        {
            Rivals = [.. sorted.Skip(1).Where(half => half != secret).Select(half => half.Entry)],
        };
        foreach (var half in halves)
        {
            pairs[half.Entry] = pair;
        }
    }

    private static bool IsText(SecretEntry entry) => TextTypes.Contains(entry.Type, StringComparer.OrdinalIgnoreCase);

    private sealed record Half(SecretEntry Entry, string Stem, KeyPart Part, string Separator, bool SaysApi)
    {
        public static Half? Of(SecretEntry entry) => KeyWords.Split(entry.Name) is not { } split ? null
            : new Half(entry, split.Stem, split.Part, split.Separator, KeyWords.Normalize(entry.Name[(split.Stem.Length + split.Separator.Length)..]).StartsWith("api", StringComparison.Ordinal));
    }
}
