namespace BinanceKeyTools.Vaults;

/// <summary>Counts secrets by vault, each once however often it is met.</summary>
internal sealed class SecretTally
{
    private readonly Dictionary<string, HashSet<string>> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many there are in all vaults.</summary>
    public int Count => _names.Values.Sum(names => names.Count);

    /// <summary>How many there are in a vault.</summary>
    public int CountOf(string vault) => _names.TryGetValue(vault, out var names) ? names.Count : 0;

    /// <summary>Takes note of the key that a candidate is.</summary>
    public void Add(KeyCandidate candidate) => Add(candidate.Entry.Vault, candidate.Name);

    /// <summary>Takes note of every secret that a candidate stands for.</summary>
    public void AddSecrets(KeyCandidate candidate)
    {
        foreach (var entry in candidate.Entries)
        {
            Add(entry.Vault, entry.Name);
        }
    }

    /// <summary>How many of the secrets that candidates stand for are among these.</summary>
    public int CountAmong(IEnumerable<KeyCandidate> candidates) =>
        candidates.SelectMany(candidate => candidate.Entries).Count(entry => _names.TryGetValue(entry.Vault, out var names) && names.Contains(entry.Name));

    private void Add(string vault, string name)
    {
        if (!_names.TryGetValue(vault, out var names))
        {
            _names[vault] = names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        }

        names.Add(name);
    }
}
