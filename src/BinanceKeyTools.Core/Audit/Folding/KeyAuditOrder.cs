using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Folding;

/// <summary>The order of the rows of a report.</summary>
internal static class KeyAuditOrder
{
    public static KeyAudit[] Sort(IEnumerable<KeyAudit> keys) =>
    [
        .. keys.OrderBy(key => key.Severity is null)
            .ThenByDescending(key => key.Severity ?? 0)
            .ThenBy(key => key.Status)
            .ThenBy(key => key.Vault, StringComparer.OrdinalIgnoreCase)
            .ThenBy(key => key.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(key => key.Host, StringComparer.OrdinalIgnoreCase)
            .ThenBy(key => key.Fingerprint, StringComparer.Ordinal),
    ];
}
