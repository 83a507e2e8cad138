using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>The name of a key with its vault and machine, as it heads a row.</summary>
internal static class Subject
{
    /// <summary>Writes the name, with a link to the key's row when there is one.</summary>
    public static void Write(HtmlText html, ReportIndex index, Finding finding)
    {
        var host = index.Report.Hosts.Count > 1 ? finding.Host : null;
        if (index.RowOf(finding) is not { } row)
        {
            Write(html, finding.Vault, finding.Name, host);
            return;
        }

        html.Markup("<a href=\"#k"u8).Number(row.Number).Markup("\">"u8).Text(finding.Name).Markup("</a>"u8);
        WritePlace(html, finding.Vault, host);
    }

    /// <summary>Writes the name.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="vault">The vault.</param>
    /// <param name="name">The name.</param>
    /// <param name="host">The machine, when there are several.</param>
    public static void Write(HtmlText html, string? vault, string name, string? host)
    {
        html.Isolated(name);
        WritePlace(html, vault, host);
    }

    /// <summary>Findings counted by what they are about: "2 vaults".</summary>
    public static string Counted(int count, FindingScope scope) => scope switch
    {
        FindingScope.Key => Amount.Keys(count),
        FindingScope.Vault => Amount.Of(count, "vault"),
        _ => Amount.Of(count, "run"),
    };

    private static void WritePlace(HtmlText html, string? vault, string? host)
    {
        html.Markup("<small>"u8);
        if (string.IsNullOrEmpty(host))
        {
            html.Text(vault ?? "no vault");
        }
        else
        {
            html.Isolated(vault ?? "no vault").Markup(" · "u8).Isolated(host);
        }

        html.Markup("</small>"u8);
    }
}
