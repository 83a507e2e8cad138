using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>A word with a shape before it, so that colour is never alone in saying how bad something is.</summary>
internal static class Badge
{
    /// <summary>Writes what a finding or a key came to: the severity of a failure, or else the status.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="status">The status.</param>
    /// <param name="severity">The severity, for failures.</param>
    public static HtmlText Write(HtmlText html, FindingStatus status, FindingSeverity? severity) => status switch
    {
        FindingStatus.Fail => Write(html, severity ?? FindingSeverity.Informational),
        FindingStatus.Unknown => html.Markup("<span class=\"b u\">Unknown</span>"u8),
        FindingStatus.NotApplicable => html.Markup("<span class=\"b n\">Not applicable</span>"u8),
        _ => html.Markup("<span class=\"b ok\">OK</span>"u8),
    };

    /// <summary>Writes a severity.</summary>
    public static HtmlText Write(HtmlText html, FindingSeverity severity) => severity switch
    {
        FindingSeverity.Critical => html.Markup("<span class=\"b s5\">Critical</span>"u8),
        FindingSeverity.High => html.Markup("<span class=\"b s4\">High</span>"u8),
        FindingSeverity.Medium => html.Markup("<span class=\"b s3\">Medium</span>"u8),
        FindingSeverity.Low => html.Markup("<span class=\"b s2\">Low</span>"u8),
        _ => html.Markup("<span class=\"b s1\">Info</span>"u8),
    };

    /// <summary>Marks a problem that the baseline did not have.</summary>
    public static void WriteChange(HtmlText html, FindingChange? change)
    {
        if (change == FindingChange.New)
        {
            html.Markup(" <span class=\"new\">New</span>"u8);
        }
    }
}
