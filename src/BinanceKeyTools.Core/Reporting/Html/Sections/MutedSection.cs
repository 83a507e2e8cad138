using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>Problems that somebody accepted for a while, with who, why and until when.</summary>
internal static class MutedSection
{
    private const int MostOpenFindings = 25;

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        html.Markup("<section id=\"muted\" aria-labelledby=\"muted-h\">\n<h2 id=\"muted-h\">Muted problems</h2>\n"u8);
        if (index.Muted.Count == 0)
        {
            html.Markup("<p>None.</p>\n</section>\n"u8);
            return;
        }

        html.Markup("<p>Known and accepted for a while. They are problems all the same and come back when their mute ends.</p>\n"u8)
            .Markup(index.Muted.Count <= MostOpenFindings ? "<details open=\"\"><summary>"u8 : "<details><summary>"u8)
            .Text(Amount.Of(index.Muted.Count, "problem", "problems"))
            .Markup("</summary>\n<div class=\"box\"><table class=\"list stack mutes\"><caption class=\"vh\">Muted problems</caption><thead><tr><th scope=\"col\">Severity</th><th scope=\"col\">Key</th>"u8)
            .Markup("<th scope=\"col\">Problem</th><th scope=\"col\">Why it is accepted</th><th scope=\"col\">By</th><th scope=\"col\">Until</th></tr></thead><tbody>\n"u8);
        foreach (var finding in index.Muted)
        {
            WriteFinding(html, index, finding);
        }

        html.Markup("</tbody></table></div></details>\n</section>\n"u8);
    }

    private static void WriteFinding(HtmlText html, ReportIndex index, Finding finding)
    {
        Badge.Write(html.Markup("<tr><td>"u8), finding.Status, finding.Severity).Markup("</td><th scope=\"row\">"u8);
        Subject.Write(html, index, finding);
        html.Markup("</th><td>"u8).Text(finding.Message).Markup("<small>"u8).Text(finding.CheckId).Markup(" "u8).Text(finding.Title).Markup("</small>"u8);
        FindingDetails.WriteEvidence(html, finding.Evidence);
        MuteText.Write(html.Markup("</td><td>"u8), finding, "</td><td>"u8);
        html.Markup("</td></tr>\n"u8);
    }
}
