using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>What is unknown, by cause: an obstacle that leaves many checks of a key without an answer is told once.</summary>
internal static class UnknownsSection
{
    private const int MostOpenEntries = 25;

    // Above this number the checks that could not be made are counted, not named.
    private const int MostDetailedEntries = 500;

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        html.Markup("<section id=\"unknown\" aria-labelledby=\"unknown-h\">\n<h2 id=\"unknown-h\">Unknown</h2>\n"u8)
            .Markup(index.Unknowns.Length > 0
                ? "<p>These checks could not be made. They say neither that a key is good nor that it is bad, rank by the worst that they may hide, and never count as passed.</p>\n"u8
                : index.IsEveryCheckMade
                    ? "<p>Nothing: every check was made.</p>\n"u8
                    : "<p>Nothing else of what was looked at: see the verdict and the muted findings.</p>\n"u8);
        foreach (var group in index.Unknowns)
        {
            WriteGroup(html, index, group);
        }

        html.Markup("</section>\n"u8);
    }

    /// <summary>The cause in words.</summary>
    public static string Explain(FindingReason reason) => reason switch
    {
        FindingReason.NotRecorded => "Nothing is recorded to compare with",
        FindingReason.VaultUnavailable => "The vault is locked, failed or is missing",
        FindingReason.KeyUnreadable => "The entry cannot be read as a key",
        FindingReason.KeyRefused => "The exchange refused the key",
        FindingReason.ClockWrong => "The exchange refused the time of the requests",
        FindingReason.ExchangeUnavailable => "The exchange did not answer",
        FindingReason.QuestionRefused => "The exchange accepted the key and refused a question",
        FindingReason.AnswerIncomplete => "The exchange's answer is incomplete",
        FindingReason.Interrupted => "The run ended before the question was asked",
        FindingReason.NothingAudited => "The run learnt nothing about any key",
        _ => "Other causes",
    };

    private static void WriteGroup(HtmlText html, ReportIndex index, ProblemGroup group)
    {
        var title = Explain(group.Leading.Reason);
        html.Markup("<article class=\"check u\" id=\"q"u8).Number(group.Number).Markup("\"><h3><span class=\"b u\">Unknown</span> "u8).Text(title)
            .Markup("</h3>\n"u8)
            .Markup(group.Problems.Length <= MostOpenEntries ? "<details open=\"\"><summary>"u8 : "<details><summary>"u8)
            .Text(group.Subjects).Markup(": "u8).Text(Amount.Checks(group.Problems.Sum(problem => problem.Finding.CheckCount)))
            .Markup("</summary>\n<table class=\"list stack found\"><caption class=\"vh\">"u8).Text(title)
            .Markup("</caption><thead><tr><th scope=\"col\"><span class=\"vh\">Key</span></th><th scope=\"col\"><span class=\"vh\">Why</span></th></tr></thead><tbody>\n"u8);
        foreach (var problem in group.Problems)
        {
            WriteEntry(html, index, problem);
        }

        html.Markup("</tbody></table></details></article>\n"u8);
    }

    private static void WriteEntry(HtmlText html, ReportIndex index, Problem problem)
    {
        var finding = problem.Finding;
        html.Markup("<tr id=\"u"u8).Number(problem.Number).Markup("\"><th scope=\"row\">"u8);
        Subject.Write(html, index, finding);
        html.Markup("</th><td><p class=\"msg\">"u8).Text(finding.Message);
        Badge.WriteChange(html, finding.Change);
        html.Markup("</p>"u8);
        FindingDetails.WriteLastKnown(html, finding);
        FindingDetails.WriteEvidence(html, finding.Evidence);
        FindingDetails.WriteAdvice(html, FindingDetails.AdviceOf(finding), finding.Command);
        html.Markup("<p class=\"note\">May hide "u8).Text(finding.Severity.ToString());
        if (finding.Checks.Length == 0)
        {
            CheckLink.Write(html.Markup(": "u8), index, finding.CheckId).Markup(" "u8).Text(finding.Title).Markup("</p>"u8);
        }
        else if (index.Report.Counts.UnknownCount > MostDetailedEntries)
        {
            html.Markup(". The Json report names the "u8).Text(Amount.Checks(finding.CheckCount)).Markup(".</p>"u8);
        }
        else
        {
            html.Markup(".</p><details class=\"quiet\"><summary>"u8).Text(Amount.Checks(finding.CheckCount)).Markup("</summary><ul class=\"passes\">"u8);
            Array.ForEach(finding.Checks, check => html.Markup("<li>"u8).Text(check).Markup("</li>"u8));
            html.Markup("</ul></details>"u8);
        }

        html.Markup("</td></tr>\n"u8);
    }
}
