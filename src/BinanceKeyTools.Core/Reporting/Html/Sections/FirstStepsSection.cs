using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>What to do first: failures and what is unknown, worst first, with the keys, their owners and the next command.</summary>
internal static class FirstStepsSection
{
    private const int MostSteps = 10;
    private const int MostNames = 6;

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        html.Markup("<section id=\"first\" aria-labelledby=\"first-h\">\n<h2 id=\"first-h\">What to do first</h2>\n"u8);

        // What is unknown stands where a failure would that it may hide.
        Problem[][] steps =
        [
            .. index.Failures.Concat(index.Unknowns)
                .SelectMany(group => group.Problems.GroupBy(problem => problem.Finding.Severity))
                .Select(step => step.ToArray())
                .OrderByDescending(step => step[0].Finding.Severity)
                .ThenBy(step => step[0].Finding.Status),
        ];
        if (steps.Length > 0)
        {
            html.Markup("<ol class=\"steps\">\n"u8);
            foreach (var step in steps.Take(MostSteps))
            {
                WriteStep(html, index, step);
            }

            html.Markup("</ol>\n"u8);
        }

        WriteRest(html, index, steps.Length);
        html.Markup("</section>\n"u8);
    }

    private static void WriteStep(HtmlText html, ReportIndex index, Problem[] step)
    {
        var leading = step[0].Finding;
        Badge.Write(html.Markup("<li><div>"u8), leading.Status, leading.Severity).Markup("</div><div><p class=\"what\">"u8);
        step[0].OpenLink(html).Isolated(leading.Status == FindingStatus.Unknown ? UnknownsSection.Explain(leading.Reason) : leading.Title)
            .Markup("</a> <span class=\"n\">"u8).Text(SubjectCount.Of(step.Select(problem => problem.Finding))).Markup("</span></p>\n"u8);
        var advice = FindingDetails.AdviceOf(leading);
        if (!string.IsNullOrEmpty(advice) && Array.TrueForAll(step, problem => FindingDetails.AdviceOf(problem.Finding) == advice))
        {
            html.Markup("<p>"u8).Text(advice).Markup("</p>\n"u8);
        }

        html.Markup("<ul class=\"who\">"u8);
        foreach (var problem in step.Take(MostNames))
        {
            WriteSubject(html, index, problem.Finding);
        }

        html.Markup("</ul>"u8);
        if (step.Length > MostNames)
        {
            step[MostNames].OpenLink(html.Markup("<p>"u8)).Text(Amount.Of(step.Length - MostNames, "more", "more")).Markup("</a></p>"u8);
        }

        html.Markup("</div></li>\n"u8);
    }

    private static void WriteSubject(HtmlText html, ReportIndex index, Finding finding)
    {
        html.Markup("<li>"u8);
        switch (finding.Scope)
        {
            case FindingScope.Key:
                Subject.WriteKey(html, index.RowOf(finding), finding.Name);
                Subject.WriteOwner(html.Markup(" <span class=\"own\"><span class=\"vh\">owner: </span>"u8), finding.Owner).Markup("</span>"u8);
                break;
            case FindingScope.Entry:
                Subject.WriteKey(html, index.RowOf(finding), finding.Name);
                html.Markup(" <span class=\"own\">entry of "u8).Isolated(finding.Vault ?? "no vault").Markup("</span>"u8);
                break;
            case FindingScope.Vault:
                html.Isolated(finding.Vault ?? finding.Name).Markup(" <span class=\"own\">vault</span>"u8);
                break;
            case FindingScope.Exchange:
                html.Isolated(finding.Name).Markup(" <span class=\"own\">host</span>"u8);
                break;
            default:
                html.Markup("The run on "u8).Isolated(finding.Host);
                break;
        }

        Badge.WriteChange(html, finding.Change);
        if (finding.Status == FindingStatus.Unknown)
        {
            html.Markup("<span class=\"why\">"u8).Text(finding.Message).Markup("</span>"u8);
            FindingDetails.WriteCommand(html, finding.Command);
        }

        html.Markup("</li>"u8);
    }

    private static void WriteRest(HtmlText html, ReportIndex index, int steps)
    {
        if (steps > MostSteps)
        {
            html.Markup("<p>"u8).Text(Amount.Of(steps - MostSteps, "more step", "more steps"))
                .Markup(" under <a href=\"#failures\">Failures</a> and <a href=\"#unknown\">Unknown</a>.</p>\n"u8);
        }

        if (steps > 0)
        {
            return;
        }

        html.Markup(index.Report switch
        {
            { IsComplete: false } => "<p>Run the audit again: no check failed, but the run did not come to its end.</p>\n"u8,
            { Counts.Keys: 0 } => "<p>Nothing was audited: find out why the run found no key.</p>\n"u8,
            _ when !index.IsEveryCheckMade => "<p>Look at the <a href=\"#muted\">muted findings</a>: some of them say that something is unknown.</p>\n"u8,
            { Counts.MutedCount: > 0 } => "<p>Nothing: every check was made, and what failed is <a href=\"#muted\">muted</a>.</p>\n"u8,
            _ => "<p>Nothing: every check was made, and none failed.</p>\n"u8,
        });
    }
}
