using BinanceKeyTools.Audit.Checks;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>What was checked: how often each check came to which status, and the passed checks of each key.</summary>
internal static class ChecksSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        html.Markup("<section id=\"checks\" aria-labelledby=\"checks-h\">\n<h2 id=\"checks-h\">Checks</h2>\n"u8);
        if (index.Tallies.Count == 0)
        {
            html.Markup("<p>No check was made.</p>\n</section>\n"u8);
            return;
        }

        html.Markup("<div class=\"scroll\" role=\"region\" aria-label=\"Results of each check\" tabindex=\"0\"><table class=\"list tally\"><caption class=\"vh\">Results of each check</caption><thead><tr><th scope=\"col\">Check</th>"u8)
            .Markup("<th scope=\"col\">What a failure means</th><th scope=\"col\" class=\"num\">Failed</th><th scope=\"col\" class=\"num\">Unknown</th><th scope=\"col\" class=\"num\">Muted</th>"u8)
            .Markup("<th scope=\"col\" class=\"num\">Passed</th><th scope=\"col\" class=\"num\">Not applicable</th></tr></thead><tbody>\n"u8);
        foreach (var tally in index.Tallies)
        {
            html.Markup("<tr><th scope=\"row\">"u8).Text(tally.Example.CheckId).Markup("<small>"u8).Text(tally.Example.CheckName).Markup("</small></th><td>"u8)
                .Text(CheckCatalogue.Find(tally.Example.CheckId)?.Metadata.Title ?? tally.Example.Title);
            WriteCount(html, tally.Failed);
            WriteCount(html, tally.Unknown);
            WriteCount(html, tally.Muted);
            WriteCount(html, tally.Passed);
            WriteCount(html, tally.NotApplicable);
            html.Markup("</td></tr>\n"u8);
        }

        html.Markup("</tbody></table></div>\n"u8);
        WritePasses(html, index);
        html.Markup("</section>\n"u8);
    }

    private static void WriteCount(HtmlText html, int count) => html.Markup(count == 0 ? "</td><td class=\"num zero\">"u8 : "</td><td class=\"num\">"u8).Count(count);

    private static void WritePasses(HtmlText html, ReportIndex index)
    {
        if (!index.ListsPasses)
        {
            html.Markup("<p class=\"note\">Passed checks are counted, not listed: there are "u8).Count(index.PassCount)
                .Markup(". The JSON and CSV reports have each of them.</p>\n"u8);
            return;
        }

        var rows = index.Rows.Where(row => row.Passes.Count > 0).ToArray();
        if (rows.Length == 0)
        {
            return;
        }

        html.Markup("<details><summary>Passed checks of each key</summary>\n<table class=\"list stack found\"><caption class=\"vh\">Passed checks of each key</caption>"u8)
            .Markup("<thead><tr><th scope=\"col\"><span class=\"vh\">Key</span></th><th scope=\"col\"><span class=\"vh\">Passed</span></th></tr></thead><tbody>\n"u8);
        foreach (var row in rows)
        {
            html.Markup("<tr><th scope=\"row\">"u8);
            Subject.Write(html, index, row.Passes[0]);
            html.Markup("</th><td><ul class=\"passes\">"u8);
            foreach (var finding in row.Passes)
            {
                html.Markup("<li>"u8).Text(finding.CheckId).Markup(" "u8).Text(finding.Message).Markup("</li>"u8);
            }

            html.Markup("</ul></td></tr>\n"u8);
        }

        html.Markup("</tbody></table></details>\n"u8);
    }
}
