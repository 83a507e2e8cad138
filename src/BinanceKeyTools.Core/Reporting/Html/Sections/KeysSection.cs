using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>A row for each key. The script of the page adds a filter and sorting.</summary>
internal static class KeysSection
{
    // Above this number the findings of a key are links only: browsers feel every element of ten thousand rows.
    private const int MostDetailedKeys = 2_000;

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
            WriteRow(html, index, row);
        }

        html.Markup("</tbody></table>\n</div>\n<p class=\"more\" id=\"keys-more\" hidden=\"\"><button type=\"button\">Show all</button></p>\n<p class=\"note\"><b>Rights:</b> "u8).Text(RightsText.Legend)
            .Markup(". <b>IP rule:</b> list: only listed addresses may use the key; any: every address may; ?: unknown. <b>Expires:</b> when the right to trade ends.</p>\n</section>\n"u8);
    }

    private static void WriteTools(HtmlText html) => html
        .Markup("<div class=\"tools\" id=\"keys-tools\" role=\"search\" aria-label=\"Keys\" hidden=\"\"><p><label for=\"keys-text\">Filter</label>"u8)
        .Markup("<input type=\"search\" id=\"keys-text\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"name, vault, account, check…\"/></p>"u8)
        .Markup("<p><label for=\"keys-worst\">Worst finding</label><select id=\"keys-worst\"><option value=\"\">any</option><option value=\"p\">any problem</option>"u8)
        .Markup("<option value=\"f\">any failure</option><option value=\"6\">Critical</option><option value=\"5\">High</option><option value=\"4\">Medium</option>"u8)
        .Markup("<option value=\"3\">Low</option><option value=\"2\">Informational</option><option value=\"1\">Unknown</option><option value=\"0\">no problem</option></select></p>"u8)
        .Markup("<p id=\"keys-count\" role=\"status\"></p></div>\n"u8);

    private static void WriteRow(HtmlText html, ReportIndex index, KeyRow row)
    {
        var key = row.Key;
        html.Markup("<tr id=\"k"u8).Number(row.Number).Markup("\" data-w=\""u8).Number(RankOf(key)).Markup("\"><td>"u8);
        Badge.Write(html, key.Status, key.Severity);
        WriteIdentity(html, key, index.Report.Hosts.Count > 1 ? key.Host : null);
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
        WriteFindings(html, row, index.Rows.Length <= MostDetailedKeys);
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

    private static void WriteFindings(HtmlText html, KeyRow row, bool inDetail)
    {
        (char Mark, int Number, Finding Finding, int Others)[] problems =
        [
            .. row.Failures.Select(failure => ('f', failure.Number, failure.Finding, 0)),
            .. row.Unknowns.Select(entry => ('u', entry.Number, entry.Leading, entry.Findings.Count - 1)),
        ];
        if (problems.Length == 0)
        {
            WriteNoProblem(html, row.Key);
            return;
        }

        WriteLink(html, problems[0].Mark, problems[0].Number, problems[0].Finding).Markup(" "u8).Text(problems[0].Finding.Message);
        WriteOthers(html, problems[0].Others);
        Badge.WriteChange(html, problems[0].Finding.Change);
        if (problems.Length > 1 && inDetail)
        {
            html.Markup("<details><summary>"u8).Text(Amount.Of(problems.Length - 1, "more", "more")).Markup("</summary><ul>"u8);
            foreach (var (mark, number, finding, others) in problems.Skip(1))
            {
                WriteLink(html.Markup("<li>"u8), mark, number, finding).Markup(" "u8).Text(mark == 'u' ? finding.Message : finding.Title);
                WriteOthers(html, others);
                Badge.WriteChange(html, finding.Change);
                html.Markup("</li>"u8);
            }

            html.Markup("</ul></details>"u8);
        }
        else if (problems.Length > 1)
        {
            html.Markup("<p>"u8);
            foreach (var (mark, number, finding, _) in problems.Skip(1))
            {
                WriteLink(html, mark, number, finding).Markup(" "u8);
            }

            html.Markup("</p>"u8);
        }
    }

    private static void WriteNoProblem(HtmlText html, KeyAudit key)
    {
        if (key.MutedCount > 0)
        {
            html.Markup("<a href=\"#muted\">"u8).Text(Amount.Of(key.MutedCount, "muted problem", "muted problems")).Markup("</a>"u8);
        }
        else
        {
            html.Text(key.WorstFinding ?? "–");
        }
    }

    private static HtmlText WriteLink(HtmlText html, char mark, int number, Finding finding) =>
        html.Markup("<a href=\"#"u8).Text([mark]).Number(number).Markup("\">"u8).Text(finding.CheckId).Markup("</a>"u8);

    private static void WriteOthers(HtmlText html, int count)
    {
        if (count > 0)
        {
            html.Markup(" <span class=\"n\">and "u8).Text(Amount.Of(count, "more check", "more checks")).Markup("</span>"u8);
        }
    }

    // Failures by severity, then what is unknown, then keys without a problem; the filter and the script's sorting use it.
    private static int RankOf(KeyAudit key) => key.Status switch
    {
        FindingStatus.Fail => 1 + (int)(key.Severity ?? FindingSeverity.Informational),
        FindingStatus.Unknown => 1,
        _ => 0,
    };
}
