namespace BinanceKeyTools.Audit.Checks;

/// <summary>All keys of a run, found by what two of them may share.</summary>
public sealed class FleetIndex
{
    private readonly ILookup<string, FleetKey> _byFingerprint;
    private readonly ILookup<string, FleetKey> _bySecret;

    /// <summary>Indexes the keys. Their order does not matter: whatever is looked up comes sorted by vault and name.</summary>
    /// <param name="keys">All keys of the run.</param>
    /// <param name="unreadable">How many entries of vaults could not be read as keys.</param>
    public FleetIndex(IEnumerable<FleetKey> keys, int unreadable = 0)
    {
        ArgumentNullException.ThrowIfNull(keys);
        Keys = [.. keys.OrderBy(key => key.Record.ToString(), StringComparer.OrdinalIgnoreCase).ThenBy(key => key.Record.Fingerprint, StringComparer.Ordinal)];
        UnreadCount = unreadable + Keys.Count(key => key.Record.Fingerprint is null);
        _byFingerprint = Keys.Where(key => key.Record.Fingerprint is not null).ToLookup(key => key.Record.Fingerprint!, StringComparer.Ordinal);
        _bySecret = Keys.Where(key => key.SecretDigest is not null).ToLookup(key => key.SecretDigest!, StringComparer.Ordinal);
    }

    /// <summary>How many keys could not be read, so that nobody knows what they share with others.</summary>
    public int UnreadCount { get; }

    /// <summary>All keys, by vault and name.</summary>
    public IReadOnlyList<FleetKey> Keys { get; }

    /// <summary>The keys with this API key.</summary>
    /// <param name="fingerprint">The fingerprint of the API key.</param>
    public IEnumerable<FleetKey> WithFingerprint(string fingerprint) => _byFingerprint[fingerprint];

    /// <summary>The keys with the same secret or private key as this one, itself included.</summary>
    /// <param name="key">A key of the run.</param>
    public IEnumerable<FleetKey> WithSecretOf(FleetKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.SecretDigest is { } digest ? _bySecret[digest] : [key];
    }
}
