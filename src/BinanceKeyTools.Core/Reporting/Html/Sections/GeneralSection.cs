using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>What was said about vaults and about the runs themselves.</summary>
internal static class GeneralSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        html.Markup("<section id=\"general\" aria-labelledby=\"general-h\">\n<h2 id=\"general-h\">Vaults and runs</h2>\n"u8);
        if (index.General.Count == 0)
        {
            html.Markup("<p>Nothing was said about a vault or a run.</p>\n</section>\n"u8);
            return;
        }

        html.Markup("<div class=\"box\"><table class=\"list stack\"><caption class=\"vh\">Findings about vaults and runs</caption><thead><tr><th scope=\"col\">Result</th>"u8)
            .Markup("<th scope=\"col\">About</th><th scope=\"col\">Check</th><th scope=\"col\">What was found</th></tr></thead><tbody>\n"u8);
        foreach (var finding in index.General)
        {
            WriteFinding(html, finding);
        }

        html.Markup("</tbody></table></div>\n</section>\n"u8);
    }

    private static void WriteFinding(HtmlText html, Finding finding)
    {
        Badge.Write(html.Markup("<tr><td>"u8), finding.Status, finding.Severity).Markup("</td><th scope=\"row\">"u8);
        html.Isolated(finding.Scope == FindingScope.Vault ? finding.Vault ?? finding.Name : "Run")
            .Markup("<small>"u8).Isolated(finding.Host).Markup(" · policy "u8).Isolated(finding.Policy).Markup("</small></th><td>"u8)
            .Text(finding.Title).Markup("<small>"u8).Text(finding.CheckId).Markup(" "u8).Text(finding.CheckName).Markup("</small></td><td>"u8).Text(finding.Message);
        Badge.WriteChange(html, finding.Change);
        FindingDetails.WriteEvidence(html, finding.Evidence);
        if (finding.Status is FindingStatus.Fail or FindingStatus.Unknown)
        {
            FindingDetails.WriteAdvice(html, finding.Risk, null);
            FindingDetails.WriteAdvice(html, finding.Remediation, finding.Command);
        }

        if (finding.Muted)
        {
            html.Markup("<p class=\"note\">Muted: "u8);
            MuteText.Write(html, finding, " · "u8);
            html.Markup("</p>"u8);
        }

        html.Markup("</td></tr>\n"u8);
    }
}
