using System.Globalization;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>The fleet at a glance: the keys by their worst finding, by permission and by age.</summary>
internal static class FleetCharts
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

    /// <summary>Writes one bar that stands for all keys.</summary>
    public static void WriteFleetBar(HtmlText html, ReportIndex index)
    {
        var keys = index.Rows.Select(row => row.Key).ToArray();
        (string Label, string Style, int Count)[] parts =
        [
            .. WorstFirst.Select(severity =>
                (Badge.NameOf(severity), $"s{(int)severity}", keys.Count(key => key.Status == FindingStatus.Fail && key.Severity == severity))),
            ("Unknown", "u", index.Report.Counts.KeysUnknown),
            ("No problem", "ok", index.Report.Counts.KeysPassed),
        ];
        var shown = parts.Where(part => part.Count > 0).ToArray();
        html.Markup("<div class=\"fleet\">\n<h3 id=\"fleet-h\">Keys by their worst finding</h3>\n<svg role=\"img\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" aria-label=\""u8)
            .Text($"{Amount.Keys(keys.Length)}: {string.Join(", ", shown.Select(part => $"{part.Count.ToString("N0", CultureInfo.InvariantCulture)} {part.Label}"))}").Markup("\">"u8);
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

    /// <summary>Writes how many keys have each permission.</summary>
    public static void WritePermissions(HtmlText html, ReportIndex index) => BarChart.Write(
        html,
        "Keys by permission",
        "Permission",
        [
            .. PermissionNames.All.Select((name, place) => new Bar(
                name,
                index.Rows.Count(row => row.Key.Rights[place] is not ('·' or '?')),
                RightsText.Letters[place] is 'W' or 'U' ? "s4" : "a")
            {
                Code = RightsText.Letters[place],
                Uncertain = index.Rows.Count(row => row.Key.Rights[place] == '?'),
            }),
        ]);

    /// <summary>Writes how old the keys are.</summary>
    public static void WriteAges(HtmlText html, ReportIndex index)
    {
        int?[] ages = [.. index.Rows.Select(row => row.Key.Age is { } age ? (int?)Math.Max(0, (int)age.TotalDays) : null)];
        var bars = new List<Bar>();
        var firstDay = 0;
        foreach (var (label, lastDay) in AgeBuckets)
        {
            bars.Add(new Bar(label, ages.Count(age => age >= firstDay && age <= lastDay), "a"));
            firstDay = lastDay == int.MaxValue ? lastDay : lastDay + 1;
        }

        bars.Add(new Bar("Unknown", ages.Count(age => age is null), "u") { Apart = true });
        BarChart.Write(html, "Keys by age", "Age", bars);
    }
}
