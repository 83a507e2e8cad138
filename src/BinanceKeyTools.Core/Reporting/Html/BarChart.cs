namespace BinanceKeyTools.Reporting.Html;

/// <summary>
/// A chart of bars as a table: label, drawing, number. The drawings are hidden from assistive technology, which reads the table.
/// </summary>
internal static class BarChart
{
    // A count of one must be seen beside ten thousand.
    private const double ShortestBar = 1.5;

    private const double Width = 100;

    /// <summary>Writes the chart.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="caption">The heading, a literal of the program.</param>
    /// <param name="labelHeading">The heading of the labels for those who do not see the drawing, a literal of the program.</param>
    /// <param name="bars">The bars, from the top.</param>
    public static void Write(HtmlText html, string caption, string labelHeading, IReadOnlyCollection<Bar> bars)
    {
        // What stands apart must not dwarf the rest: one refused key leaves fifty checks without an answer. Its bar ends at the edge.
        var scale = Width / Math.Max(1, bars.Where(bar => !bar.Apart).Max(bar => bar.Count + bar.Uncertain));
        html.Markup("<div class=\"panel\"><h3>"u8).Text(caption).Markup("</h3><table class=\"bars\"><caption class=\"vh\">"u8).Text(caption)
            .Markup("</caption><thead class=\"vh\"><tr><th scope=\"col\">"u8).Text(labelHeading)
            .Markup("</th><td></td><th scope=\"col\">Count</th></tr></thead><tbody>\n"u8);
        foreach (var bar in bars)
        {
            Write(html, bar, scale);
        }

        html.Markup("</tbody></table></div>\n"u8);
    }

    private static void Write(HtmlText html, Bar bar, double scale)
    {
        html.Markup(bar.Apart ? "<tr class=\"apart\"><th scope=\"row\">"u8 : "<tr><th scope=\"row\">"u8);
        if (bar.Code is { } code)
        {
            html.Markup("<code aria-hidden=\"true\">"u8).Text([code]).Markup("</code> "u8);
        }

        html.Text(bar.Label)
            .Markup("</th><td><svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">"u8)
            .Markup("<rect class=\"track\" width=\"100\" height=\"10\"/>"u8);
        if (bar.Uncertain > 0)
        {
            WriteRectangle(html, "u", LengthOf(bar.Count + bar.Uncertain, scale));
        }

        if (bar.Count > 0)
        {
            WriteRectangle(html, bar.Style, LengthOf(bar.Count, scale));
        }

        html.Markup(bar.Count == 0 ? "</svg></td><td class=\"num zero\">"u8 : "</svg></td><td class=\"num\">"u8).Count(bar.Count);
        if (bar.Uncertain > 0)
        {
            html.Markup(" <span class=\"maybe\">+"u8).Count(bar.Uncertain).Markup("<span aria-hidden=\"true\">?</span><span class=\"vh\"> unknown</span></span>"u8);
        }

        html.Markup("</td></tr>\n"u8);
    }

    private static double LengthOf(int count, double scale) => Math.Clamp(count * scale, ShortestBar, Width);

    private static void WriteRectangle(HtmlText html, string style, double length) => html.Markup("<rect class=\""u8).Text(style)
        .Markup("\" width=\""u8).Length(length).Markup("\" height=\"10\"/>"u8);
}
