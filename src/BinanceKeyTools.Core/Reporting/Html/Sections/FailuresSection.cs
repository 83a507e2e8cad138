using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>The failures of keys by check: risk and advice once, then each key with what was found.</summary>
internal static class FailuresSection
{
    private const int MostOpenFindings = 25;

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        html.Markup("<section id=\"failures\" aria-labelledby=\"failures-h\">\n<h2 id=\"failures-h\">Failures</h2>\n"u8);
        if (index.Failures.Length == 0)
        {
            html.Markup("<p>No check of a key failed.</p>\n"u8);
        }

        for (var place = 0; place < index.Failures.Length; place++)
        {
            WriteGroup(html, index, index.Failures[place], place + 1);
        }

        html.Markup("</section>\n"u8);
    }

    private static void WriteGroup(HtmlText html, ReportIndex index, CheckGroup group, int number)
    {
        var leading = group.Leading;
        html.Markup("<article class=\"check\" id=\"c"u8).Number(number).Markup("\" aria-labelledby=\"ch"u8).Number(number).Markup("\"><h3 id=\"ch"u8).Number(number).Markup("\">"u8);
        Badge.Write(html, group.Severity).Markup(" "u8).Isolated(leading.Title).Markup(" <small>"u8).Text(leading.CheckId).Markup(" "u8).Text(leading.CheckName)
            .Markup("</small></h3>\n<dl class=\"advice\">"u8);
        WriteAdvice(html, "Risk", leading.Risk);
        WriteAdvice(html, "What to do", leading.Remediation);
        WriteAdvice(html, "Reference", leading.Reference);
        html.Markup(group.Findings.Length <= MostOpenFindings ? "</dl>\n<details open=\"\"><summary>"u8 : "</dl>\n<details><summary>"u8)
            .Text(Amount.Keys(group.Findings.Length)).Markup("</summary>\n<table class=\"list stack found\"><caption class=\"vh\">"u8).Text(leading.Title)
            .Markup("</caption><thead><tr><th scope=\"col\"><span class=\"vh\">Key</span></th><th scope=\"col\"><span class=\"vh\">What was found</span></th></tr></thead><tbody>\n"u8);
        for (var place = 0; place < group.Findings.Length; place++)
        {
            WriteFinding(html, index, group, group.Findings[place], group.FirstNumber + place);
        }

        html.Markup("</tbody></table></details></article>\n"u8);
    }

    private static void WriteAdvice(HtmlText html, string heading, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            html.Markup("<dt>"u8).Text(heading).Markup("</dt><dd>"u8).Text(text).Markup("</dd>"u8);
        }
    }

    private static void WriteFinding(HtmlText html, ReportIndex index, CheckGroup group, Finding finding, int number)
    {
        html.Markup("<tr id=\"f"u8).Number(number).Markup("\"><th scope=\"row\">"u8);
        Subject.Write(html, index, finding);
        html.Markup("</th><td>"u8);
        if (finding.Severity != group.Severity)
        {
            Badge.Write(html, finding.Severity).Markup(" "u8);
        }

        html.Text(finding.Message);
        Badge.WriteChange(html, finding.Change);
        FindingDetails.WriteEvidence(html, finding.Evidence);
        FindingDetails.WriteAdvice(html, finding.Remediation == group.Leading.Remediation ? null : finding.Remediation, finding.Command);
        html.Markup("</td></tr>\n"u8);
    }
}
