using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>The name of what a finding is about, as it heads a row: a key with its vault, machine and owner, or a vault, host or run.</summary>
internal static class Subject
{
    /// <summary>Writes the name, with a link to the key's row when there is one.</summary>
    public static void Write(HtmlText html, ReportIndex index, Finding finding)
    {
        var machine = index.Report.Hosts.Count > 1 ? finding.Host : null;
        switch (finding.Scope)
        {
            case FindingScope.Vault:
                Write(html, finding.Vault ?? finding.Name, "vault", machine);
                break;
            case FindingScope.Exchange:
                Write(html, finding.Name, "host of the exchange", machine);
                break;
            case FindingScope.Run:
                Write(html, "The run", $"policy {finding.Policy}", machine);
                break;
            default:
                WriteKey(html, index.RowOf(finding), finding.Name);
                WriteSmall(html, index.ShowsVaults ? finding.Vault ?? "no vault" : null, machine);
                if (finding.Scope == FindingScope.Key)
                {
                    html.Markup("<small>"u8);
                    WriteOwner(html.Markup("<span class=\"vh\">owner: </span>"u8), finding.Owner).Markup("</small>"u8);
                }

                break;
        }
    }

    /// <summary>Writes the name of a key, with a link when there is a row to lead to.</summary>
    public static void WriteKey(HtmlText html, KeyRow? row, string name)
    {
        if (row is null)
        {
            html.Isolated(name);
        }
        else
        {
            row.OpenLink(html).Text(name).Markup("</a>"u8);
        }
    }

    /// <summary>Writes vault and machine under a name, where they are needed.</summary>
    public static void WriteSmall(HtmlText html, string? vault, string? machine)
    {
        if (vault is null && machine is null)
        {
            return;
        }

        html.Markup("<small>"u8).Isolated(vault ?? machine!);
        if (vault is not null && machine is not null)
        {
            html.Markup(" · "u8).Isolated(machine);
        }

        html.Markup("</small>"u8);
    }

    /// <summary>Writes who answers for a key; that nobody does is said.</summary>
    public static HtmlText WriteOwner(HtmlText html, string? owner) => html.Isolated(string.IsNullOrWhiteSpace(owner) ? "no owner recorded" : owner);

    private static void Write(HtmlText html, string name, string kind, string? machine)
    {
        html.Isolated(name);
        WriteSmall(html, kind, machine);
    }
}
