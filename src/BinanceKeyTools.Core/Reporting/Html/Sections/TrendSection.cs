using System.Globalization;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>How the last runs came out, as a chart and as a table. What is unknown is drawn as such, and never as no failure.</summary>
internal static class TrendSection
{
    private const int SlotWidth = 12;
    private const int BarWidth = 9;

    // In pixels of the screen: a few runs need not fill the page.
    private const int WidestSlot = 40;
    private const double Height = 100;

    // One must be seen beside a thousand, and that a run took place even where it found nothing.
    private const double ShortestBar = 2;

    // A run that learnt nothing has no number to draw.
    private const double NothingKnown = 30;

    /// <summary>Writes the section, when the report knows of earlier runs.</summary>
    public static void Write(HtmlText html, AuditReport report)
    {
        if (report.History is not { } history)
        {
            return;
        }

        html.Markup("<section id=\"trend\" aria-labelledby=\"trend-h\">\n<h2 id=\"trend-h\">Trend</h2>\n"u8);
        if (history.Runs.Count < 2)
        {
            html.Markup("<p>This is the only run so far.</p>\n"u8);
        }

        WriteChart(html, history);
        WriteTable(html, report, history);
        html.Markup("</section>\n"u8);
    }

    private static void WriteChart(HtmlText html, AuditHistory history)
    {
        var runs = history.Runs;
        var most = Math.Max(1, runs.Max(run => run.Critical + run.High + run.Lesser + run.Unknown));
        var gaps = Enumerable.Range(0, runs.Count).Count(index => history.GapBefore(index) is not null);
        html.Markup("<div class=\"panel trend\"><h3>Failures and unknowns of each run</h3>\n<div class=\"plot\"><p class=\"note axis\"><span>highest: "u8).Count(most)
            .Markup("</span></p>\n<svg role=\"img\" width=\""u8).Number((runs.Count + gaps) * WidestSlot).Markup("\" viewBox=\"0 0 "u8).Number((runs.Count + gaps) * SlotWidth).Markup(" 100\" preserveAspectRatio=\"none\" aria-label=\""u8)
            .Text(Describe(history)).Markup("\">"u8);
        var slot = 0;
        for (var index = 0; index < runs.Count; index++)
        {
            if (history.GapBefore(index) is not null)
            {
                html.Markup("<rect class=\"gap\" x=\""u8).Length((slot++ * SlotWidth) + (SlotWidth / 2.0)).Markup("\" width=\"0.01\" height=\"100\"/>"u8);
            }

            WriteBar(html, runs[index], slot++ * SlotWidth, Height / most);
        }

        html.Markup("</svg>\n<p class=\"note axis\"><span>"u8).Day(runs[0].At).Markup("</span><span>"u8).Day(runs[^1].At).Markup("</span></p></div>\n"u8)
            .Markup("<ul class=\"legend\"><li><span class=\"b s5\">Critical</span></li><li><span class=\"b s4\">High</span></li><li><span class=\"b s3\">Other failures</span></li>"u8)
            .Markup("<li><span class=\"b u\">Unknown</span></li><li><span class=\"b ok\">Nothing found</span></li>"u8)
            .Markup(gaps > 0 ? "<li><span class=\"b n\">No run, dashed line</span></li></ul></div>\n"u8 : "</ul></div>\n"u8);
    }

    private static string Describe(AuditHistory history)
    {
        var (first, last) = (history.Runs[0], history.Runs[^1]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Amount.Of(history.Runs.Count, "run")} from {first.At.UtcDateTime:yyyy-MM-dd} to {last.At.UtcDateTime:yyyy-MM-dd}. The last: {Text(last, last.Critical)} Critical, {Text(last, last.High)} High, {Text(last, last.Lesser)} other failures, {last.Unknown} unknown. The table below has every run.");
    }

    private static void WriteBar(HtmlText html, AuditHistoryRun run, double left, double scale)
    {
        var top = Height;
        foreach (var (style, count) in new[] { ("s5", run.Critical), ("s4", run.High), ("s3", run.Lesser) })
        {
            if (count > 0)
            {
                top = WriteRectangle(html, style, left, top, Math.Max(ShortestBar, count * scale));
            }
        }

        if (!run.IsFullyKnown)
        {
            WriteRectangle(html, "u", left, top, run.Unknown > 0 ? Math.Max(ShortestBar, run.Unknown * scale) : NothingKnown);
        }
        else if (top == Height)
        {
            WriteRectangle(html, "ok", left, top, ShortestBar);
        }
    }

    private static double WriteRectangle(HtmlText html, string style, double left, double bottom, double height)
    {
        var top = Math.Max(0, bottom - height);
        html.Markup("<rect class=\""u8).Text(style).Markup("\" x=\""u8).Length(left).Markup("\" y=\""u8).Length(top)
            .Markup("\" width=\""u8).Number(BarWidth).Markup("\" height=\""u8).Length(bottom - top).Markup("\"/>"u8);
        return top;
    }

    private static void WriteTable(HtmlText html, AuditReport report, AuditHistory history)
    {
        var current = AuditHistoryRun.Of(report);
        html.Markup("<details><summary>The numbers of "u8).Text(Amount.Of(history.Runs.Count, "run"))
            .Markup("</summary>\n<div class=\"scroll\" role=\"region\" aria-label=\"Numbers of each run\" tabindex=\"0\"><table class=\"list runs\"><caption class=\"vh\">Numbers of each run, oldest first</caption><thead><tr>"u8)
            .Markup("<th scope=\"col\">Run</th><th scope=\"col\">Verdict</th><th scope=\"col\" class=\"num\">Keys</th><th scope=\"col\" class=\"num\">Critical</th><th scope=\"col\" class=\"num\">High</th>"u8)
            .Markup("<th scope=\"col\" class=\"num\">Other failures</th><th scope=\"col\" class=\"num\">Unknown</th><th scope=\"col\" class=\"num\">Changes</th></tr></thead><tbody>\n"u8);
        for (var index = 0; index < history.Runs.Count; index++)
        {
            if (history.GapBefore(index) is { } gap)
            {
                html.Markup("<tr class=\"gap\"><th scope=\"row\" colspan=\"8\">No run for "u8).Text(Duration(gap)).Markup("</th></tr>\n"u8);
            }

            WriteRun(html, history.Runs[index], history.Runs[index].IsOfSameRunAs(current));
        }

        html.Markup("</tbody></table></div></details>\n<p class=\"note\">≥: at least as many, since something was unknown. ?: unknown."u8);
        if (history.OlderCount > 0)
        {
            html.Markup(" "u8).Text(Amount.Of(history.OlderCount, "older run is", "older runs are")).Markup(" left out."u8);
        }

        html.Markup("</p>\n"u8);
    }

    private static void WriteRun(HtmlText html, AuditHistoryRun run, bool isThis)
    {
        html.Markup("<tr><th scope=\"row\">"u8).Time(run.At).Markup(isThis ? "<small>this report</small></th><td>"u8 : "</th><td>"u8);
        Badge.Write(html, run.Level).Markup(run.IsComplete ? ""u8 : "<small>stopped before its end</small>"u8);
        WriteCell(html, Number(run.Keys, run.IsComplete && (run.Keys > 0 || run.IsFullyKnown)));
        WriteCell(html, Text(run, run.Critical));
        WriteCell(html, Text(run, run.High));
        WriteCell(html, Text(run, run.Lesser));
        WriteCell(html, Number(run.Unknown, run.Unknown > 0 ? run.IsComplete : run.IsFullyKnown));
        WriteCell(html, run.Changes is { } changes ? Number(changes, isKnown: true) : "–");
        html.Markup("</td></tr>\n"u8);
    }

    private static void WriteCell(HtmlText html, string text) => html.Markup(text == "0" ? "</td><td class=\"num zero\">"u8 : "</td><td class=\"num\">"u8).Text(text);

    private static string Text(AuditHistoryRun run, int count) => Number(count, run.IsFullyKnown);

    // Where not everything is known, a number is the least that it can be, and a zero says nothing.
    private static string Number(int count, bool isKnown) =>
        isKnown ? count.ToString("N0", CultureInfo.InvariantCulture)
        : count == 0 ? "?"
        : string.Create(CultureInfo.InvariantCulture, $"≥ {count:N0}");

    private static string Duration(TimeSpan time) => time.TotalDays >= 2 ? Amount.Of((int)time.TotalDays, "day")
        : time.TotalHours >= 2 ? Amount.Of((int)time.TotalHours, "hour")
        : Amount.Of((int)time.TotalMinutes, "minute");
}
