using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>What the runs were not made to see: in what the policy deviates from the standard checks, and which problems are muted.</summary>
internal static class DeviationsSection
{
    private const int MostOpenFindings = 25;
    private const int MostListedDeviations = 500;

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        var report = index.Report;
        html.Markup("<section id=\"deviations\" aria-labelledby=\"deviations-h\">\n<h2 id=\"deviations-h\">Deviations and mutes</h2>\n"u8);
        foreach (var set in index.Deviations.Where(set => set.Lines.Count > 0))
        {
            WriteSet(html, index, set);
        }

        if (Array.TrueForAll(index.Deviations, set => set.Lines.Count == 0) && index.Deviations.Length > 0)
        {
            html.Markup("<p>The policy makes every check with its standard limits and severity.</p>\n"u8);
        }

        var silent = DeviationSet.CountSilentRuns(report.Findings);
        if (silent > 0)
        {
            html.Markup("<p>"u8).Text(silent == 1 ? "Of 1 run it is unknown" : $"Of {Amount.Of(silent, "run")} it is unknown")
                .Markup(" in what the policy deviates from the standard checks: the run was stopped, or an earlier version made it.</p>\n"u8);
        }

        WriteMuted(html, index);
        html.Markup("</section>\n"u8);
    }

    private static void WriteSet(HtmlText html, ReportIndex index, DeviationSet set)
    {
        html.Markup("<article class=\"check warn\"><h3>"u8).Text(Amount.Of(set.Lines.Count, "deviation")).Markup(" from the standard checks: policy "u8).Isolated(set.Policy);
        if (index.Report.Hosts.Count > 1)
        {
            html.Markup(" <small>"u8);
            for (var place = 0; place < set.Hosts.Count; place++)
            {
                html.Markup(place == 0 ? ""u8 : ", "u8).Isolated(set.Hosts[place]);
            }

            html.Markup("</small>"u8);
        }

        html.Markup("</h3>\n<table class=\"list stack found\"><caption class=\"vh\">Deviations</caption><thead><tr><th scope=\"col\"><span class=\"vh\">Kind</span></th>"u8)
            .Markup("<th scope=\"col\"><span class=\"vh\">Deviation</span></th></tr></thead><tbody>\n"u8);
        foreach (var line in set.Lines.Take(MostListedDeviations))
        {
            // "switched off: BKT1001 WithdrawalsEnabled (Critical)", "limit for keys with tag 'research': maxAgeDays is 9999 instead of 365"
            var end = line.IndexOf(": ", StringComparison.Ordinal);
            html.Markup("<tr><th scope=\"row\">"u8).Text(end < 0 ? "deviation" : line[..end]).Markup("</th><td>"u8);
            WriteLinked(html, index, end < 0 ? line : line[(end + 2)..]);
            html.Markup("</td></tr>\n"u8);
        }

        html.Markup("</tbody></table>"u8);
        if (set.Lines.Count > MostListedDeviations)
        {
            html.Markup("<p class=\"note\">The Json report lists the other "u8).Count(set.Lines.Count - MostListedDeviations).Markup(".</p>"u8);
        }

        html.Markup("</article>\n"u8);
    }

    // The ids of checks in a line lead to what the page says about them.
    private static void WriteLinked(HtmlText html, ReportIndex index, string text)
    {
        var rest = text.AsSpan();
        foreach (var id in ReportIndex.ChecksIn(text))
        {
            var start = rest.IndexOf(id, StringComparison.Ordinal);
            CheckLink.Write(html.Text(rest[..start]), index, id);
            rest = rest[(start + id.Length)..];
        }

        html.Text(rest);
    }

    private static void WriteMuted(HtmlText html, ReportIndex index)
    {
        html.Markup("<h3 id=\"muted\">Muted findings</h3>\n"u8);
        if (index.Muted.Count == 0)
        {
            html.Markup("<p>None.</p>\n"u8);
            return;
        }

        html.Markup("<p>Known and accepted for a while. They are problems all the same and come back when their mute ends.</p>\n"u8)
            .Markup(index.Muted.Count <= MostOpenFindings ? "<details open=\"\"><summary>"u8 : "<details><summary>"u8)
            .Text(Amount.Of(index.Report.Counts.MutedCount, "muted finding"))
            .Markup("</summary>\n<div class=\"box\"><table class=\"list stack mutes\"><caption class=\"vh\">Muted findings</caption><thead><tr><th scope=\"col\">Severity</th><th scope=\"col\">Key</th>"u8)
            .Markup("<th scope=\"col\" class=\"wide\">Finding</th><th scope=\"col\">Why it is accepted</th><th scope=\"col\">By</th><th scope=\"col\">Until</th></tr></thead><tbody>\n"u8);
        foreach (var finding in index.Muted)
        {
            WriteFinding(html, index, finding);
        }

        html.Markup("</tbody></table></div></details>\n"u8);
    }

    private static void WriteFinding(HtmlText html, ReportIndex index, Finding finding)
    {
        Badge.Write(html.Markup("<tr><td>"u8), finding.Status, finding.Severity).Markup("</td><th scope=\"row\">"u8);
        Subject.Write(html, index, finding);
        html.Markup("</th><td><p class=\"msg\">"u8).Text(finding.Message).Markup("</p><small>"u8);
        CheckLink.Write(html, index, finding.CheckId).Markup(" "u8).Text(finding.Title).Markup("</small>"u8);
        FindingDetails.WriteEvidence(html, finding.Evidence);
        html.Markup("</td><td>"u8).Isolated(finding.MuteReason ?? "–").Markup("</td><td>"u8).Isolated(finding.MuteOwner ?? "–").Markup("</td><td>"u8);
        if (finding.MuteExpires is { } expires)
        {
            html.Day(expires);
        }
        else
        {
            html.Markup("–"u8);
        }

        html.Markup("</td></tr>\n"u8);
    }
}
