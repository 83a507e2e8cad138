using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>A row for each key. The script of the page adds a filter and sorting.</summary>
internal static class KeysSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        html.Markup("<section id=\"keys\" aria-labelledby=\"keys-h\">\n<h2 id=\"keys-h\">Keys</h2>\n"u8);
        if (index.Rows.Length == 0)
        {
            html.Markup("<p>The report has no key.</p>\n</section>\n"u8);
            return;
        }

        WriteTools(html);
        html.Markup("<div class=\"scroll\" id=\"keys-scroll\" role=\"region\" aria-label=\"Table of keys\" tabindex=\"0\">\n"u8)
            .Markup("<table id=\"keys-table\"><caption class=\"vh\">Every key with what is known about it and its worst finding</caption>\n<colgroup>"u8)
            .Markup("<col class=\"c1\"/><col class=\"c2\"/><col class=\"c3\"/><col class=\"c4\"/><col class=\"c5\"/><col class=\"c6\"/><col class=\"c7\"/><col class=\"c8\"/>"u8)
            .Markup("<col class=\"c9\"/><col class=\"c9\"/><col class=\"c9\"/><col class=\"c9\"/><col class=\"c13\"/></colgroup>\n<thead><tr>"u8)
            .Markup("<th scope=\"col\" data-sort=\"worst\">Worst</th><th scope=\"col\" data-sort=\"text\">Key</th><th scope=\"col\" data-sort=\"text\">Account</th>"u8)
            .Markup("<th scope=\"col\" data-sort=\"text\">Type</th><th scope=\"col\" class=\"num\" data-sort=\"number\">Age</th>"u8)
            .Markup("<th scope=\"col\" data-sort=\"text\">Expires</th><th scope=\"col\" data-sort=\"text\">IP rule</th><th scope=\"col\" data-sort=\"text\">Rights</th>"u8)
            .Markup("<th scope=\"col\" class=\"num\" data-sort=\"number\">Fail</th><th scope=\"col\" class=\"num\" data-sort=\"number\"><abbr title=\"Could not be found out\">Unk.</abbr></th>"u8)
            .Markup("<th scope=\"col\" class=\"num\" data-sort=\"number\">Mute</th><th scope=\"col\" class=\"num\" data-sort=\"number\">Pass</th><th scope=\"col\">Findings</th></tr></thead>\n<tbody>\n"u8);
        foreach (var row in index.Rows)
        {
            WriteRow(html, row, index.Report.Hosts.Count > 1);
        }

        html.Markup("</tbody></table>\n</div>\n<p class=\"note\"><b>Rights:</b> "u8).Text(RightsText.Legend)
            .Markup(". <b>IP rule:</b> list only addresses on the key's list, any every address, ? unknown. <b>Expires:</b> the right to trade.</p>\n</section>\n"u8);
    }

    private static void WriteTools(HtmlText html) => html
        .Markup("<div class=\"tools\" id=\"keys-tools\" role=\"search\" aria-label=\"Keys\" hidden=\"\"><p><label for=\"keys-text\">Filter</label>"u8)
        .Markup("<input type=\"search\" id=\"keys-text\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"name, vault, account, check…\"/></p>"u8)
        .Markup("<p><label for=\"keys-worst\">Worst finding</label><select id=\"keys-worst\"><option value=\"\">any</option><option value=\"p\">any problem</option>"u8)
        .Markup("<option value=\"f\">any failure</option><option value=\"6\">Critical</option><option value=\"5\">High</option><option value=\"4\">Medium</option>"u8)
        .Markup("<option value=\"3\">Low</option><option value=\"2\">Informational</option><option value=\"1\">Unknown</option><option value=\"0\">no problem</option></select></p>"u8)
        .Markup("<p id=\"keys-count\" role=\"status\"></p></div>\n"u8);

    private static void WriteRow(HtmlText html, KeyRow row, bool severalHosts)
    {
        var key = row.Key;
        html.Markup("<tr id=\"k"u8).Number(row.Number).Markup("\" data-w=\""u8).Number(RankOf(key)).Markup("\"><td>"u8);
        Badge.Write(html, key.Status, key.Severity);
        WriteIdentity(html, key, severalHosts ? key.Host : null);
        WriteAccount(html, key);
        html.Markup("</td><td>"u8).Text(key.Algorithm switch { KeyAlgorithm.Hmac => "HMAC", KeyAlgorithm.Rsa => "RSA", KeyAlgorithm.Ed25519 => "Ed25519", _ => "?" });
        WriteAge(html, key);
        WriteExpiry(html, key);
        html.Markup("</td><td>"u8).Text(key.IPRule).Markup("</td><td>"u8);
        WriteRights(html, key.Rights);
        WriteCount(html, key.FailedCount);
        WriteCount(html, key.UnknownCount);
        WriteCount(html, key.MutedCount);
        WriteCount(html, key.PassedCount);
        html.Markup("</td><td>"u8);
        WriteFindings(html, row);
        html.Markup("</td></tr>\n"u8);
    }

    private static void WriteIdentity(HtmlText html, KeyAudit key, string? host)
    {
        html.Markup("</td><th scope=\"row\">"u8);
        Subject.Write(html, key.Vault, key.Name, host);
        if (key.ApiKey is not null || key.Fingerprint is not null)
        {
            html.Markup("<small class=\"mono\">"u8).Text(key.ApiKey).Markup(" "u8).Text(key.Fingerprint).Markup("</small>"u8);
        }

        html.Markup("</th>"u8);
    }

    private static void WriteAccount(HtmlText html, KeyAudit key)
    {
        html.Markup("<td>"u8).Isolated(key.Account ?? "–").Markup("<small>"u8).Text(key.Environment.ToString());
        if (!string.IsNullOrEmpty(key.Purpose))
        {
            html.Markup(" · "u8).Isolated(key.Purpose);
        }

        html.Markup("</small>"u8);
        if (!string.IsNullOrEmpty(key.Owner))
        {
            html.Markup("<small>"u8).Isolated(key.Owner).Markup("</small>"u8);
        }
    }

    private static void WriteAge(HtmlText html, KeyAudit key)
    {
        html.Markup("</td><td class=\"num\">"u8);
        if (key.Age is { } age)
        {
            html.Number((int)age.TotalDays).Markup(" d"u8);
        }
        else
        {
            html.Markup("?"u8);
        }
    }

    private static void WriteExpiry(HtmlText html, KeyAudit key)
    {
        html.Markup("</td><td>"u8);
        if (key.TradingExpiresAt is not { } expiry)
        {
            html.Markup("–"u8);
            return;
        }

        html.Day(expiry);
        if (expiry <= key.ObservedAt)
        {
            html.Markup("<small>expired</small>"u8);
        }
    }

    private static void WriteRights(HtmlText html, string letters)
    {
        html.Markup("<span class=\"rights\" aria-hidden=\"true\">"u8);
        foreach (var letter in letters)
        {
            // What moves money out of the account stands out.
            if (letter is 'W' or 'U')
            {
                html.Markup("<b>"u8).Text([letter]).Markup("</b>"u8);
            }
            else
            {
                html.Text([letter]);
            }
        }

        html.Markup("</span><span class=\"vh\">"u8).Text(RightNames.Describe(letters)).Markup("</span>"u8);
    }

    private static void WriteCount(HtmlText html, int count) => html.Markup(count == 0 ? "</td><td class=\"num zero\">"u8 : "</td><td class=\"num\">"u8).Number(count);

    private static void WriteFindings(HtmlText html, KeyRow row)
    {
        var count = row.Failures.Count + row.Unknowns.Count;
        if (count == 0)
        {
            html.Text(row.Key.WorstFinding ?? "–");
            return;
        }

        var links = row.Failures.Select(failure => (Mark: 'f', failure.Number, failure.Finding, Others: 0))
            .Concat(row.Unknowns.Select(entry => (Mark: 'u', entry.Number, Finding: entry.Leading, Others: entry.Findings.Count - 1)));
        var place = 0;
        foreach (var (mark, number, finding, others) in links)
        {
            if (place == 1)
            {
                html.Markup("<details><summary>"u8).Text(Amount.Of(count - 1, "more", "more")).Markup("</summary><ul>"u8);
            }

            html.Markup(place == 0 ? ""u8 : "<li>"u8).Markup("<a href=\"#"u8).Text([mark]).Number(number).Markup("\">"u8).Text(finding.CheckId).Markup("</a> "u8)
                .Text(place == 0 || mark == 'u' ? finding.Message : finding.Title);
            if (others > 0)
            {
                html.Markup(" <span class=\"n\">and "u8).Text(Amount.Of(others, "more check", "more checks")).Markup("</span>"u8);
            }

            Badge.WriteChange(html, finding.Change);
            html.Markup(place == 0 ? ""u8 : "</li>"u8);
            place++;
        }

        html.Markup(place > 1 ? "</ul></details>"u8 : ""u8);
    }

    // Failures by severity, then what is unknown, then keys without a problem; the filter and the script's sorting use it.
    private static int RankOf(KeyAudit key) => key.Status switch
    {
        FindingStatus.Fail => 1 + (int)(key.Severity ?? FindingSeverity.Informational),
        FindingStatus.Unknown => 1,
        _ => 0,
    };
}
