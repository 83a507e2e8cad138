using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>What was checked: how often each check came to which status, what passed, and what each check is about.</summary>
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

        WriteTallies(html, index);
        WritePasses(html, index);
        WriteReferences(html, index);
        html.Markup("</section>\n"u8);
    }

    private static void WriteTallies(HtmlText html, ReportIndex index)
    {
        html.Markup("<details class=\"quiet\"><summary>Results of "u8).Text(Amount.Checks(index.Tallies.Count))
            .Markup("</summary>\n<div class=\"scroll\" role=\"region\" aria-label=\"Results of each check\" tabindex=\"0\"><table class=\"list tally\"><caption class=\"vh\">Results of each check</caption><thead><tr><th scope=\"col\">Check</th>"u8)
            .Markup("<th scope=\"col\">What a failure means</th><th scope=\"col\" class=\"num\">Failed</th><th scope=\"col\" class=\"num\">Not made</th><th scope=\"col\" class=\"num\">Muted</th>"u8)
            .Markup("<th scope=\"col\" class=\"num\">Passed</th><th scope=\"col\" class=\"num\">Not applicable</th></tr></thead><tbody>\n"u8);
        foreach (var tally in index.Tallies)
        {
            CheckLink.Write(html.Markup("<tr><th scope=\"row\">"u8), index, tally.Example.CheckId).Markup("<small>"u8).Text(tally.Example.CheckName).Markup("</small></th><td>"u8)
                .Text(CheckCatalogue.Find(tally.Example.CheckId)?.Metadata.Title ?? tally.Example.Title);
            WriteCount(html, tally.Failed);
            WriteCount(html, tally.Unknown);
            WriteCount(html, tally.Muted);
            WriteCount(html, tally.Passed);
            WriteCount(html, tally.NotApplicable);
            html.Markup("</td></tr>\n"u8);
        }

        html.Markup("</tbody></table></div></details>\n"u8);
    }

    private static void WriteCount(HtmlText html, int count) => html.Markup(count == 0 ? "</td><td class=\"num zero\">"u8 : "</td><td class=\"num\">"u8).Count(count);

    private static void WritePasses(HtmlText html, ReportIndex index)
    {
        var passed = index.Report.Counts.PassedCount;
        html.Markup("<details class=\"quiet\"><summary>"u8).Text(Amount.Of(passed, "passed check")).Markup("</summary>\n"u8);
        WriteList(html, index, FindingStatus.Pass, passed, "Passed checks");
        html.Markup("<details class=\"quiet\"><summary>"u8).Text(Amount.Of(index.NotApplicableCount, "check that did not apply", "checks that did not apply")).Markup("</summary>\n"u8);
        WriteList(html, index, FindingStatus.NotApplicable, index.NotApplicableCount, "Checks that did not apply");
        html.Markup("</details></details>\n"u8);
    }

    private static void WriteList(HtmlText html, ReportIndex index, FindingStatus status, int count, string caption)
    {
        if (count is 0 or > ReportIndex.MostListedPasses)
        {
            html.Markup(count == 0 ? "<p>None.</p>\n"u8 : "<p class=\"note\">They are counted, not listed. The Json and Csv reports have each of them.</p>\n"u8);
            return;
        }

        html.Markup("<table class=\"list stack found\"><caption class=\"vh\">"u8).Text(caption)
            .Markup("</caption><thead><tr><th scope=\"col\"><span class=\"vh\">Key</span></th><th scope=\"col\"><span class=\"vh\">Result</span></th></tr></thead><tbody>\n"u8);
        foreach (var subject in index.Report.Findings.Where(finding => finding.Status == status).GroupBy(finding => finding.Subject, ReferenceEqualityComparer.Instance))
        {
            html.Markup("<tr><th scope=\"row\">"u8);
            Subject.Write(html, index, subject.First());
            html.Markup("</th><td><ul class=\"passes\">"u8);
            foreach (var finding in subject)
            {
                CheckLink.Write(html.Markup("<li>"u8), index, finding.CheckId).Markup(" "u8).Text(finding.Title).Markup(" <span class=\"n\">"u8).Text(finding.Message).Markup("</span></li>"u8);
            }

            html.Markup("</ul></td></tr>\n"u8);
        }

        html.Markup("</tbody></table>\n"u8);
    }

    private static void WriteReferences(HtmlText html, ReportIndex index)
    {
        html.Markup("<h3 id=\"about\">About the checks</h3>\n<div class=\"refs\">\n"u8);
        foreach (var check in index.Checks)
        {
            html.Markup("<details class=\"quiet ref\"><summary>"u8).Text(check.Id).Markup(" "u8).Text(check.Title)
                .Markup("</summary><dl class=\"advice\" id=\"r"u8).Number(index.NumberOfCheck(check.Id) ?? 0).Markup("\">"u8);
            FindingDetails.WriteTerm(html, "Name", check.Name);
            FindingDetails.WriteTerm(html, "Severity", $"{check.Severity}, unless the policy says otherwise");
            FindingDetails.WriteTerm(html, "Looks at", check.LooksAt);
            FindingDetails.WriteTerm(html, "Unknown when", check.UnknownWhen);
            FindingDetails.WriteTerm(html, "Risk", check.Risk);
            FindingDetails.WriteTerm(html, "What to do", check.Remediation);
            FindingDetails.WriteTerm(html, "Source", check.Source);
            FindingDetails.WriteTerm(html, "Since", check.Since);
            html.Markup("</dl></details>\n"u8);
        }

        html.Markup(index.Checks.Any() ? "</div>\n"u8 : "<p>This version knows none of these checks.</p></div>\n"u8);
    }
}
