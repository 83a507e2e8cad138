using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>A word with a shape before it, so that colour is never alone in saying how bad something is.</summary>
internal static class Badge
{
    /// <summary>Writes what a finding or a key came to: the severity of a failure, what something unknown may hide, or else the status.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="status">The status.</param>
    /// <param name="severity">The severity, for failures and unknowns.</param>
    public static HtmlText Write(HtmlText html, FindingStatus status, FindingSeverity? severity) => status switch
    {
        FindingStatus.Fail => Write(html, severity ?? FindingSeverity.Informational),
        FindingStatus.Unknown => html.Markup("<span class=\"b u\">Unknown</span>"u8)
            .Markup("<small>may hide "u8).Text(NameOf(severity ?? FindingSeverity.Critical)).Markup("</small>"u8),
        FindingStatus.NotApplicable => html.Markup("<span class=\"b n\">Not applicable</span>"u8),
        _ => html.Markup("<span class=\"b ok\">OK</span>"u8),
    };

    /// <summary>Writes a severity.</summary>
    public static HtmlText Write(HtmlText html, FindingSeverity severity) => html
        .Markup("<span class=\"b "u8).Markup(StyleOf(severity)).Markup("\">"u8).Text(NameOf(severity)).Markup("</span>"u8);

    /// <summary>Writes how an audit stands.</summary>
    public static HtmlText Write(HtmlText html, AuditVerdictLevel level) => level switch
    {
        AuditVerdictLevel.OK => html.Markup("<span class=\"b ok\">OK</span>"u8),
        AuditVerdictLevel.Attention => html.Markup("<span class=\"b s3\">Attention</span>"u8),
        AuditVerdictLevel.NotOK => html.Markup("<span class=\"b s5\">Not OK</span>"u8),
        _ => html.Markup("<span class=\"b u\">Undetermined</span>"u8),
    };

    /// <summary>Marks a problem that the baseline did not have.</summary>
    public static void WriteChange(HtmlText html, FindingChange? change)
    {
        if (change == FindingChange.New)
        {
            html.Markup(" <span class=\"new\">New</span>"u8);
        }
    }

    /// <summary>The class of a severity.</summary>
    public static ReadOnlySpan<byte> StyleOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Critical => "s5"u8,
        FindingSeverity.High => "s4"u8,
        FindingSeverity.Medium => "s3"u8,
        FindingSeverity.Low => "s2"u8,
        _ => "s1"u8,
    };

    /// <summary>The word for a severity.</summary>
    public static string NameOf(FindingSeverity severity) => severity == FindingSeverity.Informational ? "Info" : severity.ToString();
}
