using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>How bad the worst finding of a key is, as a number: by severity, and of one severity a failure before something unknown.</summary>
internal static class KeyRank
{
    /// <summary>The rank; 0 without a problem. The script of the page takes it apart again: an odd one is that of a failure.</summary>
    public static int Of(KeyAudit key) => key.Severity is { } severity ? (2 * (int)severity) + (key.Status == FindingStatus.Fail ? 1 : 0) : 0;
}
