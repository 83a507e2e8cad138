using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>Why a problem is accepted, by whom and until when.</summary>
internal static class MuteText
{
    /// <summary>Writes the three.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="finding">A muted finding.</param>
    /// <param name="separator">The markup between them.</param>
    public static void Write(HtmlText html, Finding finding, ReadOnlySpan<byte> separator)
    {
        html.Isolated(finding.MuteReason ?? "–").Markup(separator).Isolated(finding.MuteOwner ?? "–").Markup(separator);
        if (finding.MuteExpires is { } expires)
        {
            html.Day(expires);
        }
        else
        {
            html.Markup("–"u8);
        }
    }
}
