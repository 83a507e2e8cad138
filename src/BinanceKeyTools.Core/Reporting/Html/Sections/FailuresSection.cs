namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>The failures by check: risk and advice once, then each key with what was found.</summary>
internal static class FailuresSection
{
    private const int MostOpenFindings = 25;

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        html.Markup("<section id=\"failures\" aria-labelledby=\"failures-h\">\n<h2 id=\"failures-h\">Failures</h2>\n"u8);
        if (index.Failures.Length == 0)
        {
            html.Markup(index.IsEveryCheckMade
                ? "<p>No check failed.</p>\n"u8
                : "<p>No check failed of those that could be made.</p>\n"u8);
        }

        foreach (var group in index.Failures)
        {
            WriteGroup(html, index, group);
        }

        html.Markup("</section>\n"u8);
    }

    private static void WriteGroup(HtmlText html, ReportIndex index, ProblemGroup group)
    {
        var leading = group.Leading;
        html.Markup("<article class=\"check\" id=\"c"u8).Number(group.Number).Markup("\" aria-labelledby=\"ch"u8).Number(group.Number)
            .Markup("\"><h3 id=\"ch"u8).Number(group.Number).Markup("\">"u8);
        Badge.Write(html, group.Severity).Markup(" "u8).Isolated(leading.Title).Markup(" <small>"u8);
        CheckLink.Write(html, index, leading.CheckId).Markup(" "u8).Text(leading.CheckName).Markup("</small></h3>\n<dl class=\"advice\">"u8);
        FindingDetails.WriteTerm(html, "Risk", leading.Risk);
        FindingDetails.WriteTerm(html, "What to do", leading.Remediation);
        html.Markup(group.Problems.Length <= MostOpenFindings ? "</dl>\n<details open=\"\"><summary>"u8 : "</dl>\n<details><summary>"u8)
            .Text(group.Subjects).Markup("</summary>\n<table class=\"list stack found\"><caption class=\"vh\">"u8).Text(leading.Title)
            .Markup("</caption><thead><tr><th scope=\"col\"><span class=\"vh\">Key</span></th><th scope=\"col\"><span class=\"vh\">What was found</span></th></tr></thead><tbody>\n"u8);
        foreach (var problem in group.Problems)
        {
            WriteFinding(html, index, group, problem);
        }

        html.Markup("</tbody></table></details></article>\n"u8);
    }

    private static void WriteFinding(HtmlText html, ReportIndex index, ProblemGroup group, Problem problem)
    {
        var finding = problem.Finding;
        html.Markup("<tr id=\"f"u8).Number(problem.Number).Markup("\"><th scope=\"row\">"u8);
        Subject.Write(html, index, finding);
        html.Markup("</th><td><p class=\"msg\">"u8);
        if (finding.Severity != group.Severity)
        {
            Badge.Write(html, finding.Severity).Markup(" "u8);
        }

        html.Text(finding.Message);
        Badge.WriteChange(html, finding.Change);
        html.Markup("</p>"u8);
        FindingDetails.WriteEvidence(html, finding.Evidence);
        FindingDetails.WriteAdvice(html, finding.Remediation == group.Leading.Remediation ? null : finding.Remediation, finding.Command);
        html.Markup("</td></tr>\n"u8);
    }
}
