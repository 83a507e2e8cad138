using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>Finds the row of a key: the one of the same machine and API key, or else the one of that name.</summary>
internal sealed class KeyLookup
{
    private readonly Dictionary<(string Host, string Vault, string Name, string? Fingerprint), KeyRow> _byKey = [];
    private readonly Dictionary<(string Vault, string Name), KeyRow> _byName = [];

    /// <summary>Gets ready to find rows.</summary>
    public KeyLookup(IEnumerable<KeyRow> rows)
    {
        foreach (var row in rows)
        {
            var (vault, name) = Identity(row.Key.Vault, row.Key.Name);
            _byKey.TryAdd((row.Key.Host, vault, name, row.Key.Fingerprint), row);
            _byName.TryAdd((vault, name), row);
        }
    }

    /// <summary>The row of a finding's key; <see langword="null"/> when the report has none.</summary>
    public KeyRow? Find(Finding finding)
    {
        var identity = Identity(finding.Vault, finding.Name);
        return _byKey.GetValueOrDefault((finding.Host, identity.Vault, identity.Name, finding.Fingerprint)) ?? _byName.GetValueOrDefault(identity);
    }

    // Vaults and secrets are named without regard to case.
    private static (string Vault, string Name) Identity(string? vault, string name) =>
        (vault?.ToUpperInvariant() ?? "", name.ToUpperInvariant());
}
