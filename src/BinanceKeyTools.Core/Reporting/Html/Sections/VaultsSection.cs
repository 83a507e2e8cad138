using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>The vaults that were searched, the hosts that were asked and the runs that did it, also where nothing is wrong.</summary>
internal static class VaultsSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        html.Markup("<section id=\"vaults\" aria-labelledby=\"vaults-h\">\n<h2 id=\"vaults-h\">Vaults and hosts</h2>\n"u8);
        if (index.Report.Counts.OtherSecrets > 0)
        {
            html.Markup("<p>"u8);
            WriteOtherSecrets(html, index.Report.Counts.OtherSecrets);
            html.Markup("</p>\n"u8);
        }

        var subjects = index.Report.Shown
            .Where(finding => finding.Scope is FindingScope.Vault or FindingScope.Exchange or FindingScope.Run && finding.Status != FindingStatus.NotApplicable)
            .GroupBy(finding => (
                finding.Scope,
                Host: finding.Host.ToUpperInvariant(),
                Vault: finding.Vault?.ToUpperInvariant(),
                Name: finding.Name.ToUpperInvariant(),
                Run: finding.Scope == FindingScope.Run ? finding.RunId : ""))
            .Select(subject => subject.Order(FindingOrder.WorstFirst).ToArray())
            .OrderBy(subject => subject[0].Scope)
            .ThenByDescending(subject => subject[0].IsProblem)
            .ThenBy(subject => subject[0], FindingOrder.WorstFirst)
            .ThenBy(subject => subject[0].Host, StringComparer.OrdinalIgnoreCase)
            .ToArray();
        if (subjects.Length == 0)
        {
            html.Markup("<p>The report says nothing about a vault, a host or a run.</p>\n</section>\n"u8);
            return;
        }

        html.Markup("<div class=\"box\"><table class=\"list stack\"><caption class=\"vh\">Vaults, hosts and runs</caption><thead><tr><th scope=\"col\">Result</th>"u8)
            .Markup("<th scope=\"col\">About</th><th scope=\"col\" class=\"wide\">What was found</th></tr></thead><tbody>\n"u8);
        foreach (var subject in subjects)
        {
            WriteSubject(html, index, subject);
        }

        html.Markup("</tbody></table></div>\n</section>\n"u8);
    }

    /// <summary>Writes how many secrets were passed over: whether a key is among them, nobody looked.</summary>
    public static void WriteOtherSecrets(HtmlText html, int count) => html
        .Text(Amount.Of(count, "other secret was", "other secrets were")).Markup(" passed over: nothing about them looks like a key."u8);

    private static void WriteSubject(HtmlText html, ReportIndex index, Finding[] findings)
    {
        var worst = findings[0];
        html.Markup("<tr><td>"u8);
        Badge.Write(html, worst.IsProblem ? worst.Status : FindingStatus.Pass, worst.Severity).Markup("</td><th scope=\"row\">"u8);
        Subject.Write(html, index, worst);
        html.Markup("</th><td>"u8);
        foreach (var finding in findings.Where(finding => finding.Status is FindingStatus.Fail or FindingStatus.Unknown))
        {
            WriteProblem(html, index, finding);
        }

        WritePasses(html, [.. findings.Where(finding => finding.Status == FindingStatus.Pass)]);
        html.Markup("</td></tr>\n"u8);
    }

    private static void WriteProblem(HtmlText html, ReportIndex index, Finding finding)
    {
        html.Markup("<p class=\"msg\">"u8);
        if (index.ProblemOf(finding) is { } problem)
        {
            problem.OpenLink(html).Text(finding.Title).Markup("</a>: "u8).Text(finding.Message);
            Badge.WriteChange(html, finding.Change);
        }
        else
        {
            html.Text(finding.Message).Markup(finding.Muted ? " <a href=\"#muted\">Muted</a>"u8 : ""u8);
        }

        html.Markup("</p>"u8);
        FindingDetails.WriteEvidence(html, finding.Evidence);
    }

    private static void WritePasses(HtmlText html, Finding[] findings)
    {
        if (findings.Length == 0)
        {
            return;
        }

        html.Markup("<p class=\"msg\">"u8);
        Array.ForEach(findings, finding => html.Text(finding.Message).Markup(" "u8));
        html.Markup("</p>"u8);

        // The deviations of a run have a section of their own.
        FindingDetails.WriteEvidence(html, findings.Where(finding => !DeviationSet.IsAbout(finding)).SelectMany(finding => finding.Evidence));
    }
}
