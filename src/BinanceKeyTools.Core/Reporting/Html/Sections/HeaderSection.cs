using System.Globalization;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>The top of the page: what was audited, when, where, by what policy, and the way to the sections.</summary>
internal static class HeaderSection
{
    private const int MostListedNames = 8;

    private static readonly TimeSpan ShownPrecision = TimeSpan.FromMinutes(1);

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        var report = index.Report;
        html.Markup("<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header>\n<h1>"u8).Isolated(report.Title).Markup("</h1>\n<dl class=\"facts\">\n"u8);
        WriteObserved(html, report);
        WriteNames(html, report.Hosts.Count == 1 ? "Host" : "Hosts", report.Hosts);
        string[] vaults = [.. index.Rows.Select(row => row.Key.Vault).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        WriteNames(html, vaults.Length == 1 ? "Vault" : "Vaults", vaults);
        WriteNames(html, report.Policies.Count == 1 ? "Policy" : "Policies", report.Policies);
        html.Markup("<div><dt>Report made</dt><dd>"u8).Time(report.GeneratedAt).Markup("</dd></div>\n</dl>\n</header>\n"u8);
        WriteNavigation(html, index);
    }

    private static void WriteObserved(HtmlText html, AuditReport report)
    {
        html.Markup("<div><dt>Observed</dt><dd>"u8);
        if (report.ObservedFrom is not { } from)
        {
            html.Markup("nothing"u8);
        }
        else
        {
            html.Time(from);
            if (report.ObservedUntil is { } until && until - from >= ShownPrecision)
            {
                html.Markup(" to "u8).Time(until);
            }
        }

        html.Markup("</dd></div>\n"u8);
    }

    private static void WriteNames(HtmlText html, string heading, IReadOnlyList<string> names)
    {
        html.Markup("<div><dt>"u8).Text(heading).Markup("</dt><dd>"u8);
        if (names.Count == 0)
        {
            html.Markup("none"u8);
        }

        for (var place = 0; place < Math.Min(names.Count, MostListedNames); place++)
        {
            html.Markup(place == 0 ? ""u8 : ", "u8).Isolated(names[place]);
        }

        if (names.Count > MostListedNames)
        {
            html.Text(string.Create(CultureInfo.InvariantCulture, $" and {names.Count - MostListedNames:N0} more"));
        }

        html.Markup("</dd></div>\n"u8);
    }

    private static void WriteNavigation(HtmlText html, ReportIndex index)
    {
        var counts = index.Report.Counts;
        html.Markup("<nav aria-label=\"Sections\"><ul>\n"u8)
            .Markup("<li><a href=\"#summary\">Summary</a></li>\n<li><a href=\"#first\">What to do first</a></li>\n"u8);
        WriteLink(html, "#changes", "Changes", index.Report.Changes?.Count);
        WriteLink(html, "#keys", "Keys", counts.Keys);
        WriteLink(html, "#failures", "Failures", counts.FailedCount);
        WriteLink(html, "#unknown", "Unknown", counts.UnknownCount);
        WriteLink(html, "#deviations", "Deviations", DeviationSet.CountSilentRuns(index.Report.Findings) == 0 ? index.DeviationCount : null);
        WriteLink(html, "#vaults", "Vaults and hosts", null);
        if (index.Report.EarlierRuns is not null)
        {
            WriteLink(html, "#trend", "Trend", null);
        }

        WriteLink(html, "#checks", "Checks", null);
        html.Markup("</ul></nav>\n"u8);
    }

    private static void WriteLink(HtmlText html, string address, string text, int? count)
    {
        html.Markup("<li><a href=\""u8).Text(address).Markup("\">"u8).Text(text);
        if (count is { } number)
        {
            html.Markup(" <span class=\"n\">"u8).Count(number).Markup("</span>"u8);
        }

        html.Markup("</a></li>\n"u8);
    }
}
