using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>The keys: how the fleet stands, by owner and by account, and a row for each. The script of the page adds a filter and sorting.</summary>
internal static class KeysSection
{
    // Above this number the findings of a key are links only: browsers feel every element of ten thousand rows.
    private const int MostDetailedKeys = 2_000;

    private const int MostOpenEntries = 25;

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        html.Markup("<section id=\"keys\" aria-labelledby=\"keys-h\">\n<h2 id=\"keys-h\">Keys</h2>\n"u8);
        if (index.Rows.Length == 0)
        {
            html.Markup("<p>The report has no key.</p>\n"u8);
        }
        else
        {
            FleetCharts.WriteFleetBar(html, index);
            html.Markup("<div class=\"panels\">\n"u8);
            KeyGroupTable.Write(html, index.Owners, 'o', "Keys by owner", "Owner", "no owner recorded");
            KeyGroupTable.Write(html, index.Accounts, 'a', "Keys by account", "Account", "no account recorded");
            FleetCharts.WritePermissions(html, index);
            FleetCharts.WriteAges(html, index);
            html.Markup("</div>\n"u8);
            WriteLegend(html);
            WriteTools(html);
            WriteTable(html, index);
        }

        WriteEntries(html, index);
        html.Markup("</section>\n"u8);
    }

    private static void WriteTable(HtmlText html, ReportIndex index)
    {
        html.Markup("<div class=\"scroll\" id=\"keys-scroll\" role=\"region\" aria-label=\"Table of keys\" tabindex=\"0\">\n"u8)
            .Markup("<table id=\"keys-table\"><caption class=\"vh\">Every key with what is known about it and its worst finding</caption>\n<colgroup>"u8)
            .Markup("<col class=\"c1\"/><col class=\"c2\"/><col class=\"c3\"/><col class=\"c4\"/><col class=\"c5\"/><col class=\"c6\"/><col class=\"c7\"/><col class=\"c7\"/><col class=\"c9\"/>"u8)
            .Markup("</colgroup>\n<thead><tr>"u8)
            .Markup("<th scope=\"col\" data-sort=\"worst\">Worst</th><th scope=\"col\" data-sort=\"text\">Key</th><th scope=\"col\" data-sort=\"text\">Owner, purpose</th>"u8)
            .Markup("<th scope=\"col\" data-sort=\"text\">Account, type</th><th scope=\"col\" data-sort=\"number\">Age, expiry</th><th scope=\"col\" data-sort=\"text\">Permissions, IP rule</th>"u8)
            .Markup("<th scope=\"col\" class=\"num\" data-sort=\"number\">Fail</th><th scope=\"col\" class=\"num\" data-sort=\"number\"><abbr title=\"Unknown\">Unk.</abbr></th>"u8)
            .Markup("<th scope=\"col\">Findings</th></tr></thead>\n<tbody>\n"u8);
        foreach (var row in index.Rows)
        {
            WriteRow(html, index, row);
        }

        html.Markup("</tbody></table>\n</div>\n<p class=\"more\" id=\"keys-more\" hidden=\"\"><button type=\"button\">Show all</button></p>\n"u8);
    }

    private static void WriteLegend(HtmlText html)
    {
        html.Markup("<div class=\"key\"><h3>Legend</h3>\n<ul class=\"letters\" aria-label=\"Letters of the permissions\">"u8);
        for (var place = 0; place < PermissionNames.All.Length; place++)
        {
            html.Markup("<li>"u8);
            WriteLetter(html.Markup("<code class=\"rights\">"u8), RightsText.Letters[place]);
            html.Markup("</code> "u8).Text(PermissionNames.All[place]).Markup("</li>"u8);
        }

        html.Markup("<li><code class=\"rights\">·</code> off</li><li><code class=\"rights\">?</code> unknown</li></ul>\n<p class=\"note\"><b>IP list:</b> "u8)
            .Markup("only listed addresses may use the key. <b>Any address:</b> every address may. <b>Expires:</b> when the permission to trade ends. "u8)
            .Markup("<b>Unk.:</b> what is unknown about the key, a cause each.</p></div>\n"u8);
    }

    private static void WriteTools(HtmlText html) => html
        .Markup("<div class=\"tools\" id=\"keys-tools\" role=\"search\" aria-label=\"Keys\" hidden=\"\"><p><label for=\"keys-text\">Filter</label>"u8)
        .Markup("<input type=\"search\" id=\"keys-text\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"name, owner, account, check…\"/></p>"u8)
        .Markup("<p><label for=\"keys-worst\">Worst finding</label><select id=\"keys-worst\"><option value=\"\">any</option><option value=\"p\">any problem</option>"u8)
        .Markup("<option value=\"f\">any failure</option><option value=\"11\">Critical</option><option value=\"9\">High</option><option value=\"7\">Medium</option>"u8)
        .Markup("<option value=\"5\">Low</option><option value=\"3\">Informational</option><option value=\"u\">Unknown</option><option value=\"0\">no problem</option></select></p>"u8)
        .Markup("<p id=\"keys-group\" hidden=\"\"><button type=\"button\" title=\"Show the keys of all again\"></button></p>"u8)
        .Markup("<p id=\"keys-count\" role=\"status\"></p></div>\n"u8);

    private static void WriteRow(HtmlText html, ReportIndex index, KeyRow row)
    {
        var key = row.Key;
        html.Markup("<tr id=\"k"u8).Number(row.Number).Markup("\" data-w=\""u8).Number(KeyRank.Of(key)).Markup("\" data-o=\""u8).Number(row.OwnerNumber)
            .Markup("\" data-a=\""u8).Number(row.AccountNumber).Markup("\"><td>"u8);
        Badge.Write(html, key.Status, key.Severity);
        WriteIdentity(html, index, key);
        html.Markup("<td>"u8);
        Subject.WriteOwner(html, key.Owner).Markup("<small>"u8).Isolated(string.IsNullOrWhiteSpace(key.Purpose) ? "no purpose recorded" : key.Purpose)
            .Markup("</small></td><td>"u8).Isolated(string.IsNullOrWhiteSpace(key.Account) ? "–" : key.Account).Markup("<small>"u8).Text(key.Environment.ToString())
            .Markup(" · "u8).Text(key.Algorithm switch { KeyAlgorithm.Hmac => "HMAC", KeyAlgorithm.Rsa => "RSA", KeyAlgorithm.Ed25519 => "Ed25519", _ => "type unknown" })
            .Markup("</small></td><td>"u8);
        WriteAge(html, key);
        WriteExpiry(html, key);
        html.Markup("</td><td>"u8);
        WritePermissions(html, key.Rights);
        html.Markup("<small>"u8).Text(Rule(key.IPRule switch { "list" => true, "any" => false, _ => null })).Markup("</small>"u8);
        WriteLastKnown(html, key);
        WriteCount(html, key.FailedCount);
        WriteCount(html, row.UnknownCount);
        html.Markup("</td><td>"u8);
        WriteFindings(html, row, index.Rows.Length <= MostDetailedKeys);
        html.Markup("</td></tr>\n"u8);
    }

    private static void WriteIdentity(HtmlText html, ReportIndex index, KeyAudit key)
    {
        html.Markup("</td><th scope=\"row\">"u8).Isolated(key.Name);
        Subject.WriteSmall(html, index.ShowsVaults ? key.Vault ?? "no vault" : null, index.Report.Hosts.Count > 1 ? key.Host : null);
        if (key.ApiKey is not null || key.Fingerprint is not null)
        {
            html.Markup("<small class=\"mono\">"u8).Text(key.ApiKey).Markup(" "u8).Text(key.Fingerprint).Markup("</small>"u8);
        }

        html.Markup("</th>"u8);
    }

    private static void WriteAge(HtmlText html, KeyAudit key)
    {
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
        if (key.TradingExpiresAt is not { } expiry)
        {
            // That it has no end is known only when the exchange said something.
            html.Markup(key.IPRule == "?" ? "<small>expiry unknown</small>"u8 : ""u8);
            return;
        }

        html.Markup(expiry <= key.ObservedAt ? "<small>expired "u8 : "<small>expires "u8).Day(expiry).Markup("</small>"u8);
    }

    private static string Rule(bool? isRestricted) => isRestricted switch { true => "IP list", false => "any address", null => "IP rule unknown" };

    private static void WritePermissions(HtmlText html, string letters)
    {
        html.Markup("<span class=\"rights\" aria-hidden=\"true\">"u8);
        foreach (var letter in letters)
        {
            WriteLetter(html, letter);
        }

        html.Markup("</span><span class=\"vh\">"u8).Text(PermissionNames.Describe(letters)).Markup("</span>"u8);
    }

    // What moves money out of the account stands out.
    private static void WriteLetter(HtmlText html, char letter)
    {
        if (letter is 'W' or 'U')
        {
            html.Markup("<b>"u8).Text([letter]).Markup("</b>"u8);
        }
        else
        {
            html.Text([letter]);
        }
    }

    private static void WriteLastKnown(HtmlText html, KeyAudit key)
    {
        if (key.LastKnown is not { } last)
        {
            return;
        }

        html.Markup("<small>known on "u8).Day(last.At).Markup(": "u8);
        WritePermissions(html, RightsText.Of(last.Permission, last.UnknownPermission));
        html.Markup(", "u8).Text(Rule(last.IPRestricted)).Markup("</small>"u8);
    }

    private static void WriteCount(HtmlText html, int count) => html.Markup(count == 0 ? "</td><td class=\"num zero\">"u8 : "</td><td class=\"num\">"u8).Number(count);

    private static void WriteFindings(HtmlText html, KeyRow row, bool inDetail)
    {
        if (row.Problems.Count == 0)
        {
            html.Markup(row.Key.MutedCount > 0 ? ""u8 : "–"u8);
        }
        else
        {
            var worst = row.Problems[0];
            WriteLink(html, worst).Markup(" "u8).Text(worst.Finding.Message);
            Badge.WriteChange(html, worst.Finding.Change);
            WriteOthers(html, row, inDetail);
        }

        if (row.Key.MutedCount > 0)
        {
            html.Markup("<p><a href=\"#muted\">"u8).Text(Amount.Of(row.Key.MutedCount, "muted finding")).Markup("</a></p>"u8);
        }
    }

    private static void WriteOthers(HtmlText html, KeyRow row, bool inDetail)
    {
        if (row.Problems.Count > 1 && inDetail)
        {
            html.Markup("<details><summary>"u8).Text(Amount.Of(row.Problems.Count - 1, "more", "more")).Markup("</summary><ul>"u8);
            foreach (var problem in row.Problems.Skip(1))
            {
                WriteLink(html.Markup("<li>"u8), problem).Markup(" "u8)
                    .Text(problem.Finding.Status == FindingStatus.Unknown ? problem.Finding.Message : problem.Finding.Title);
                Badge.WriteChange(html, problem.Finding.Change);
                html.Markup("</li>"u8);
            }

            html.Markup("</ul></details>"u8);
        }
        else if (row.Problems.Count > 1)
        {
            html.Markup("<p>"u8);
            foreach (var problem in row.Problems.Skip(1))
            {
                WriteLink(html, problem).Markup(" "u8);
            }

            html.Markup("</p>"u8);
        }
    }

    private static HtmlText WriteLink(HtmlText html, Problem problem) => problem.OpenLink(html).Text(problem.Finding.CheckId).Markup("</a>"u8);

    private static void WriteEntries(HtmlText html, ReportIndex index)
    {
        if (index.Entries.Length == 0)
        {
            return;
        }

        html.Markup("<h3 id=\"entries\">Entries that could not be read as keys</h3>\n<p>They do not count as keys. What they hold is unknown.</p>\n"u8)
            .Markup(index.Entries.Length <= MostOpenEntries ? "<details open=\"\"><summary>"u8 : "<details><summary>"u8)
            .Text(Amount.Of(index.Entries.Length, "entry", "entries"))
            .Markup("</summary>\n<div class=\"box\"><table class=\"list stack\"><caption class=\"vh\">Entries that could not be read as keys</caption><thead><tr><th scope=\"col\">Result</th>"u8)
            .Markup("<th scope=\"col\">Entry</th><th scope=\"col\">Vault</th><th scope=\"col\" class=\"wide\">Why</th></tr></thead><tbody>\n"u8);
        foreach (var row in index.Entries)
        {
            WriteEntry(html, index, row);
        }

        html.Markup("</tbody></table></div></details>\n"u8);
    }

    private static void WriteEntry(HtmlText html, ReportIndex index, KeyRow row)
    {
        html.Markup("<tr id=\"e"u8).Number(row.Number).Markup("\"><td>"u8);
        Badge.Write(html, row.Key.Status, row.Key.Severity).Markup("</td><th scope=\"row\">"u8).Isolated(row.Key.Name);
        Subject.WriteSmall(html, null, index.Report.Hosts.Count > 1 ? row.Key.Host : null);
        html.Markup("</th><td>"u8).Isolated(row.Key.Vault ?? "no vault").Markup("</td><td>"u8);
        WriteFindings(html, row, inDetail: true);
        if (row.Key.LastKnown is not null)
        {
            html.Markup("<p class=\"note\">As a key "u8);
            WriteLastKnown(html, row.Key);
            html.Markup("</p>"u8);
        }

        html.Markup("</td></tr>\n"u8);
    }
}
