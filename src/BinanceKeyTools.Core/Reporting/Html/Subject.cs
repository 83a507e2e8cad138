using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>The name of a key with its vault and machine, as it heads a row.</summary>
internal static class Subject
{
    /// <summary>Writes the name, with a link to the key's row when there is one.</summary>
    public static void Write(HtmlText html, Finding finding, KeyRow? row)
    {
        if (row is null)
        {
            Write(html, finding.Vault, finding.Name, finding.Host);
            return;
        }

        html.Markup("<a href=\"#k"u8).Number(row.Number).Markup("\">"u8).Isolated(finding.Name).Markup("</a>"u8);
        WritePlace(html, finding.Vault, finding.Host);
    }

    /// <summary>Writes the name.</summary>
    public static void Write(HtmlText html, string? vault, string name, string? host)
    {
        html.Isolated(name);
        WritePlace(html, vault, host);
    }

    private static void WritePlace(HtmlText html, string? vault, string? host)
    {
        html.Markup("<small>"u8).Isolated(vault ?? "no vault");
        if (!string.IsNullOrEmpty(host))
        {
            html.Markup(" · "u8).Isolated(host);
        }

        html.Markup("</small>"u8);
    }
}
