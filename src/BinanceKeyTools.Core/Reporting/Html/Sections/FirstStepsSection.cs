using System.Globalization;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>What to do first: the failures by check, worst and most frequent first, with the advice.</summary>
internal static class FirstStepsSection
{
    private const int MostSteps = 8;

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        html.Markup("<section id=\"first\" aria-labelledby=\"first-h\">\n<h2 id=\"first-h\">What to do first</h2>\n"u8);
        (CheckGroup Group, string Address)[] steps =
        [
            .. index.Failures.Select((group, place) => (group, Address: string.Create(CultureInfo.InvariantCulture, $"#c{place + 1}")))
                .Concat(index.GeneralFailures.Select(group => (group, Address: "#general")))
                .OrderByDescending(step => step.group.Severity),
        ];
        if (steps.Length > 0)
        {
            html.Markup("<ol class=\"steps\">\n"u8);
            foreach (var (group, address) in steps.Take(MostSteps))
            {
                WriteStep(html, group, address);
            }

            html.Markup("</ol>\n"u8);
        }

        WriteRest(html, index, steps.Length);
        html.Markup("</section>\n"u8);
    }

    private static void WriteStep(HtmlText html, CheckGroup group, string address)
    {
        Badge.Write(html.Markup("<li>"u8), group.Severity).Markup("<div><p class=\"what\"><a href=\""u8).Text(address).Markup("\">"u8).Isolated(group.Leading.Title)
            .Markup("</a> <span class=\"n\">"u8).Text(Subject.Counted(group.Findings.Length, group.Leading.Scope)).Markup("</span></p>"u8);
        if (!string.IsNullOrEmpty(group.Leading.Remediation))
        {
            html.Markup("<p>"u8).Text(group.Leading.Remediation).Markup("</p>"u8);
        }

        html.Markup("</div></li>\n"u8);
    }

    private static void WriteRest(HtmlText html, ReportIndex index, int steps)
    {
        if (steps > MostSteps)
        {
            html.Markup("<p>"u8).Text(Amount.Of(steps - MostSteps, "more kind of failure", "more kinds of failures"))
                .Markup(" under <a href=\"#failures\">Failures</a> and <a href=\"#general\">Vaults and runs</a>.</p>\n"u8);
        }

        if (index.UnknownCount > 0)
        {
            html.Markup(steps == 0 ? "<p>Nothing failed, but "u8 : "<p>Besides, "u8).Text(Amount.Checks(index.UnknownCount))
                .Markup(" could not be answered, so nobody knows whether the keys are good: see <a href=\"#unknown\">Could not be found out</a>.</p>\n"u8);
        }
        else if (steps == 0)
        {
            html.Markup(index.Rows.Length == 0 ? "<p>Nothing was judged.</p>\n"u8 : "<p>Nothing: no check failed and every question was answered.</p>\n"u8);
        }
    }
}
