using System.Globalization;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>What changed since the baseline.</summary>
internal static class ChangesSection
{
    private const int MostOpenChanges = 25;

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        var report = index.Report;
        html.Markup("<section id=\"changes\" aria-labelledby=\"changes-h\">\n<h2 id=\"changes-h\">What changed"u8);
        if (report.BaselineAt is { } baseline)
        {
            html.Markup(" since "u8).Time(baseline);
        }

        html.Markup("</h2>\n"u8);
        switch (report.Changes)
        {
            case null:
                html.Markup("<p>There was no baseline to compare with, so what changed is unknown. Save one with <code>Save-BinanceAuditBaseline</code> and name it by "u8)
                    .Markup("<code>-BaselinePath</code> next time.</p>\n"u8);
                break;
            case { Count: 0 }:
                html.Markup("<p>Nothing.</p>\n"u8);
                break;
            case var changes:
                WriteChanges(html, index, changes);
                break;
        }

        html.Markup("</section>\n"u8);
    }

    private static void WriteChanges(HtmlText html, ReportIndex index, IReadOnlyList<AuditChange> changes)
    {
        html.Markup(changes.Count <= MostOpenChanges ? "<details open=\"\"><summary>"u8 : "<details><summary>"u8);
        var kinds = changes.GroupBy(change => change.Kind).Select(kind => string.Create(CultureInfo.InvariantCulture, $"{NameOf(kind.Key)}: {kind.Count():N0}"));
        html.Text(string.Join(", ", kinds))
            .Markup("</summary>\n<div class=\"box\"><table class=\"list stack\"><caption class=\"vh\">Changes since the baseline</caption><thead><tr>"u8)
            .Markup("<th scope=\"col\">Severity</th><th scope=\"col\">Change</th><th scope=\"col\">Key</th><th scope=\"col\" class=\"wide\">What</th></tr></thead><tbody>\n"u8);
        foreach (var change in changes)
        {
            Badge.Write(html.Markup("<tr><td>"u8), change.Severity).Markup("</td><td>"u8).Text(NameOf(change.Kind)).Markup("</td><th scope=\"row\">"u8);
            WriteSubject(html, index, change);
            html.Markup("</th><td>"u8).Text(change.Message);
            WriteValues(html, change);
            html.Markup("</td></tr>\n"u8);
        }

        html.Markup("</tbody></table></div></details>\n"u8);
    }

    private static void WriteSubject(HtmlText html, ReportIndex index, AuditChange change)
    {
        var machine = index.Report.Hosts.Count > 1 ? change.Host : null;
        if (change.Name == AuditedKey.Everything)
        {
            html.Isolated(change.Vault ?? "The run");
            Subject.WriteSmall(html, "vault", machine);
            return;
        }

        var row = index.RowOf(change.Vault, change.Name);
        Subject.WriteKey(html, row, change.Name);
        Subject.WriteSmall(html, index.ShowsVaults || row is null ? change.Vault ?? "no vault" : null, machine);
        if (row is not null)
        {
            html.Markup("<small>"u8);
            Subject.WriteOwner(html.Markup("<span class=\"vh\">owner: </span>"u8), row.Key.Owner).Markup("</small>"u8);
        }
    }

    private static void WriteValues(HtmlText html, AuditChange change)
    {
        if (change.Before is null && change.After is null)
        {
            return;
        }

        html.Markup("<p class=\"ev\"><span class=\"vh\">before: </span><bdi>"u8).Text(change.Before ?? "–")
            .Markup("</bdi> <span aria-hidden=\"true\">→</span><span class=\"vh\">, after: </span> <bdi>"u8).Text(change.After ?? "–").Markup("</bdi></p>"u8);
    }

    private static string NameOf(AuditChangeKind kind) => kind switch
    {
        AuditChangeKind.KeyAdded => "Key added",
        AuditChangeKind.KeyVanished => "Key gone",
        AuditChangeKind.KeyUnknown => "Key unknown since",
        AuditChangeKind.VaultUnknown => "Vault unknown since",
        AuditChangeKind.KeyReplaced => "Key replaced",
        AuditChangeKind.PermissionAdded => "Permission switched on",
        AuditChangeKind.PermissionRemoved => "Permission switched off",
        AuditChangeKind.IPRestrictionAdded => "IP list switched on",
        AuditChangeKind.IPRestrictionRemoved => "IP list switched off",
        AuditChangeKind.FindingNew => "New failure",
        AuditChangeKind.FindingFixed => "Fixed",
        _ => kind.ToString(),
    };
}
