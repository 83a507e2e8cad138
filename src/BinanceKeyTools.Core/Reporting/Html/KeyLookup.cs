namespace BinanceKeyTools.Reporting.Html;

/// <summary>Finds the row of a key. A key that several machines saw has one row, so the machine counts only where it tells two keys apart.</summary>
internal sealed class KeyLookup
{
    private readonly Dictionary<(string Host, string Vault, string Name), KeyRow> _byHost = [];
    private readonly Dictionary<(string Vault, string Name), KeyRow> _byName = [];

    /// <summary>Gets ready to find rows.</summary>
    public KeyLookup(IEnumerable<KeyRow> rows)
    {
        foreach (var row in rows)
        {
            var (vault, name) = Identity(row.Key.Vault, row.Key.Name);
            _byHost.TryAdd((row.Key.Host, vault, name), row);
            _byName.TryAdd((vault, name), row);
        }
    }

    /// <summary>The row of a key; <see langword="null"/> when the report has none.</summary>
    public KeyRow? Find(string host, string? vault, string name)
    {
        var identity = Identity(vault, name);
        return _byHost.GetValueOrDefault((host, identity.Vault, identity.Name)) ?? _byName.GetValueOrDefault(identity);
    }

    // Vaults and secrets are named without regard to case.
    private static (string Vault, string Name) Identity(string? vault, string name) =>
        (vault?.ToUpperInvariant() ?? "", name.ToUpperInvariant());
}
