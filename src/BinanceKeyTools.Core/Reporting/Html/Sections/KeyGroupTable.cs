using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>The keys by owner or by account: how many, and what is wrong with them. Each name leads to the worst of its keys, and with the
/// script of the page to all of them.</summary>
internal static class KeyGroupTable
{
    private const int MostOpenGroups = 10;
    private const int MostListedGroups = 500;

    /// <summary>Writes the table.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="mark">The letter of the groups in the addresses and attributes of the page.</param>
    /// <param name="caption">The heading, a literal of the program.</param>
    /// <param name="heading">What a group is, a literal of the program.</param>
    /// <param name="nameless">What keys without a name are called, a literal of the program.</param>
    public static void Write(HtmlText html, KeyGroup[] groups, char mark, string caption, string heading, string nameless)
    {
        html.Markup("<div class=\"panel groups\"><h3>"u8).Text(caption).Markup("</h3>"u8);
        WriteTable(html, groups.Take(MostOpenGroups), mark, caption, heading, nameless);
        if (groups.Length > MostOpenGroups)
        {
            html.Markup("<details><summary>"u8).Text(Amount.Of(groups.Length - MostOpenGroups, "more", "more")).Markup("</summary>"u8);
            WriteTable(html, groups.Skip(MostOpenGroups).Take(MostListedGroups), mark, caption + ", continued", heading, nameless);
            html.Markup("</details>"u8);
            if (groups.Length > MostOpenGroups + MostListedGroups)
            {
                html.Markup("<p class=\"note\">The other "u8).Count(groups.Length - MostOpenGroups - MostListedGroups).Markup(" have less wrong with them. The table of keys has them all.</p>"u8);
            }
        }

        html.Markup("</div>\n"u8);
    }

    private static void WriteTable(HtmlText html, IEnumerable<KeyGroup> groups, char mark, string caption, string heading, string nameless)
    {
        html.Markup("<table class=\"list\"><caption class=\"vh\">"u8).Text(caption).Markup("</caption><thead><tr><th scope=\"col\">"u8).Text(heading)
            .Markup("</th><th scope=\"col\">Worst</th><th scope=\"col\" class=\"num\">Keys</th><th scope=\"col\" class=\"num\">Failures</th><th scope=\"col\" class=\"num\">Unknown</th></tr></thead><tbody>\n"u8);
        foreach (var group in groups)
        {
            html.Markup("<tr><th scope=\"row\"><a href=\"#k"u8).Number(group.Rows[0].Number).Markup("\" data-group=\""u8).Text([mark]).Number(group.Number).Markup("\">"u8)
                .Text(group.Name ?? nameless).Markup("</a></th><td>"u8);
            Badge.Write(html, group.Worst.Status, group.Worst.Severity).Markup("</td><td class=\"num\">"u8).Count(group.Rows.Length);
            WriteCount(html, group.FailedCount);
            WriteCount(html, group.UnknownCount);
            html.Markup("</td></tr>\n"u8);
        }

        html.Markup("</tbody></table>"u8);
    }

    private static void WriteCount(HtmlText html, int count) => html.Markup(count == 0 ? "</td><td class=\"num zero\">"u8 : "</td><td class=\"num\">"u8).Count(count);
}
