using System.Globalization;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>The fleet at a glance: whether the run is complete, how the keys stand, and three charts.</summary>
internal static class SummarySection
{
    private static readonly (string Label, int LastDay)[] AgeBuckets =
    [
        ("Up to 30 days", 30),
        ("31 to 90 days", 90),
        ("91 to 180 days", 180),
        ("181 to 365 days", 365),
        ("Over 365 days", int.MaxValue),
    ];

    private static readonly FindingSeverity[] WorstFirst = [.. Enum.GetValues<FindingSeverity>().OrderDescending()];

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        html.Markup("<section id=\"summary\" aria-labelledby=\"summary-h\">\n<h2 id=\"summary-h\" class=\"vh\">Summary</h2>\n"u8);
        WriteBanner(html, index);
        WriteTiles(html, index);
        WriteFleetBar(html, index);
        if (index.Rows.Length > 0 || index.Tallies.Count > 0)
        {
            WriteCharts(html, index);
        }

        html.Markup("</section>\n"u8);
    }

    private static void WriteCharts(HtmlText html, ReportIndex index)
    {
        html.Markup("<div class=\"panels\">\n"u8);
        BarChart.Write(html, "Problems by severity", "Severity", SeverityBars(index));
        BarChart.Write(html, "Keys by age", "Age", AgeBars(index.Rows));
        BarChart.Write(html, "Keys by right", "Right", RightBars(index.Rows));
        html.Markup("</div>\n"u8);
    }

    private static void WriteBanner(HtmlText html, ReportIndex index)
    {
        if (!index.Report.IsComplete)
        {
            html.Markup("<p class=\"banner bad\"><strong>INCOMPLETE.</strong> A run was stopped before its end, or not all it found was passed on. What is here is valid, but keys that it "u8)
                .Markup("did not reach are missing, and what only shows across the whole fleet was not judged. Run the audit again.</p>\n"u8);
        }
        else if (index.Rows.Length == 0)
        {
            html.Markup("<p class=\"banner\"><strong>Complete, but no key was audited.</strong> Nothing was found to audit; that says nothing about any key.</p>\n"u8);
        }
        else
        {
            html.Markup("<p class=\"banner good\"><strong>Complete.</strong> Every run came to its end.</p>\n"u8);
        }
    }

    private static void WriteTiles(HtmlText html, ReportIndex index)
    {
        var keys = index.Rows.Select(row => row.Key).ToArray();
        html.Markup("<dl class=\"tiles\">\n"u8);
        WriteTile(html, "", "Keys", keys.Length, keys.Length == 0 ? "none audited" : $"{Number(keys.Count(IsClean))} without a problem");
        WriteTile(html, "fail", "Failures", index.FailureCount, Spread(keys.Count(key => key.FailedCount > 0), index, finding => finding is { Status: FindingStatus.Fail, Muted: false }));
        WriteTile(html, "u", "Could not be found out", index.UnknownCount, Spread(keys.Count(key => key.UnknownCount > 0), index, finding => finding is { Status: FindingStatus.Unknown, Muted: false }));
        WriteTile(html, "", "Muted problems", index.MutedCount, Spread(keys.Count(key => key.MutedCount > 0), index, finding => finding is { Status: FindingStatus.Fail or FindingStatus.Unknown, Muted: true }));
        WriteTile(html, "", "Passed checks", index.PassCount, $"{Amount.Checks(index.Tallies.Count)} in use");
        html.Markup("</dl>\n"u8);
    }

    // "on 9 keys, 1 vault"
    private static string Spread(int keys, ReportIndex index, Func<Finding, bool> isMeant)
    {
        var elsewhere = index.General.Where(isMeant).GroupBy(finding => finding.Scope)
            .Select(scope => Subject.Counted(scope.DistinctBy(finding => (finding.Host, finding.Vault)).Count(), scope.Key));
        var places = string.Join(", ", elsewhere.Prepend(Amount.Keys(keys)).Where(place => !place.StartsWith("0 ", StringComparison.Ordinal)));
        return places.Length == 0 ? "none" : $"on {places}";
    }

    private static void WriteTile(HtmlText html, string style, string heading, int count, string note) => html
        .Markup("<div class=\""u8).Text(count == 0 ? "zero" : style).Markup("\"><dt>"u8).Text(heading).Markup("</dt><dd><span class=\"big\">"u8).Count(count)
        .Markup("</span> <span class=\"note\">"u8).Text(note).Markup("</span></dd></div>\n"u8);

    private static void WriteFleetBar(HtmlText html, ReportIndex index)
    {
        if (index.Rows.Length == 0)
        {
            return;
        }

        var keys = index.Rows.Select(row => row.Key).ToArray();
        (string Label, string Style, int Count)[] parts =
        [
            .. WorstFirst.Select(severity =>
                (severity.ToString(), StyleOf(severity), keys.Count(key => key.Status == FindingStatus.Fail && key.Severity == severity))),
            ("Unknown", "u", keys.Count(key => key.Status == FindingStatus.Unknown)),
            ("No problem", "ok", keys.Count(IsClean)),
        ];
        var shown = parts.Where(part => part.Count > 0).ToArray();
        html.Markup("<div class=\"fleet\">\n<h3 id=\"fleet-h\">Keys by their worst finding</h3>\n<svg role=\"img\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" aria-label=\""u8)
            .Text($"{Amount.Keys(keys.Length)}: {string.Join(", ", shown.Select(part => $"{Number(part.Count)} {part.Label}"))}").Markup("\">"u8);
        var start = 0.0;
        foreach (var part in shown)
        {
            var width = 1000.0 * part.Count / keys.Length;
            html.Markup("<rect class=\""u8).Text(part.Style).Markup("\" x=\""u8).Length(start).Markup("\" width=\""u8).Length(width).Markup("\" height=\"20\"/>"u8);
            start += width;
        }

        html.Markup("</svg>\n<ul class=\"legend\">"u8);
        foreach (var part in shown)
        {
            html.Markup("<li><span class=\"b "u8).Text(part.Style).Markup("\">"u8).Text(part.Label).Markup("</span> "u8).Count(part.Count).Markup("</li>"u8);
        }

        html.Markup("</ul>\n</div>\n"u8);
    }

    private static Bar[] SeverityBars(ReportIndex index) =>
    [
        .. WorstFirst.Select(severity => new Bar(severity.ToString(), index.FailuresBySeverity[(int)severity], StyleOf(severity))),
        new Bar("Could not be found out", index.UnknownCount, "u") { Apart = true },
        new Bar("Muted", index.MutedCount, "m") { Apart = true },
    ];

    private static IEnumerable<int?> Ages(KeyRow[] rows) => rows.Select(row => row.Key.Age is { } age ? (int?)(int)age.TotalDays : null);

    private static List<Bar> AgeBars(KeyRow[] rows)
    {
        var bars = new List<Bar>();
        var firstDay = 0;
        foreach (var (label, lastDay) in AgeBuckets)
        {
            bars.Add(new Bar(label, Ages(rows).Count(age => age >= firstDay && age <= lastDay), "a"));
            firstDay = lastDay == int.MaxValue ? lastDay : lastDay + 1;
        }

        bars.Add(new Bar("Unknown", Ages(rows).Count(age => age is null), "u") { Apart = true });
        return bars;
    }

    private static Bar[] RightBars(KeyRow[] rows) =>
    [
        .. RightNames.All.Select((name, place) => new Bar(
            name,
            rows.Count(row => row.Key.Rights[place] is not ('·' or '?')),
            RightsText.Letters[place] is 'W' or 'U' ? "s4" : "a")
        {
            Code = RightsText.Letters[place],
            Uncertain = rows.Count(row => row.Key.Rights[place] == '?'),
        }),
    ];

    private static bool IsClean(KeyAudit key) => key.Status is FindingStatus.Pass or FindingStatus.NotApplicable;

    private static string StyleOf(FindingSeverity severity) => $"s{(int)severity}";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
