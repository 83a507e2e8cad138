using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>What could not be found out about keys, by cause: an obstacle that leaves many checks without an answer is told once.</summary>
internal static class UnknownsSection
{
    private const int MostOpenEntries = 25;

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        html.Markup("<section id=\"unknown\" aria-labelledby=\"unknown-h\">\n<h2 id=\"unknown-h\">Could not be found out</h2>\n"u8)
            .Markup(index.Unknowns.Length == 0
                ? "<p>Every question about a key was answered.</p>\n"u8
                : "<p>These checks say neither that a key is good nor that it is bad. They never count as passed.</p>\n"u8);
        foreach (var group in index.Unknowns)
        {
            WriteGroup(html, index, group);
        }

        html.Markup("</section>\n"u8);
    }

    private static void WriteGroup(HtmlText html, ReportIndex index, UnknownEntry[] group)
    {
        var title = Explain(group[0].Leading.Reason);
        html.Markup("<article class=\"check u\"><h3><span class=\"b u\">Unknown</span> "u8).Text(title).Markup("</h3>\n"u8)
            .Markup(group.Length <= MostOpenEntries ? "<details open=\"\"><summary>"u8 : "<details><summary>"u8)
            .Text(Amount.Keys(group.DistinctBy(entry => (entry.Leading.Host, entry.Leading.Vault, entry.Leading.Name, entry.Leading.Fingerprint)).Count())).Markup(", "u8)
            .Text(Amount.Checks(group.Sum(entry => entry.Findings.Count)))
            .Markup("</summary>\n<table class=\"list stack found\"><caption class=\"vh\">"u8).Text(title)
            .Markup("</caption><thead><tr><th scope=\"col\"><span class=\"vh\">Key</span></th><th scope=\"col\"><span class=\"vh\">Why</span></th></tr></thead><tbody>\n"u8);
        foreach (var entry in group)
        {
            WriteEntry(html, index, entry);
        }

        html.Markup("</tbody></table></details></article>\n"u8);
    }

    private static void WriteEntry(HtmlText html, ReportIndex index, UnknownEntry entry)
    {
        html.Markup("<tr id=\"u"u8).Number(entry.Number).Markup("\"><th scope=\"row\">"u8);
        Subject.Write(html, index, entry.Leading);
        html.Markup("</th><td>"u8).Text(entry.Leading.Message);
        Badge.WriteChange(html, entry.Leading.Change);
        FindingDetails.WriteEvidence(html, entry.Evidence);
        FindingDetails.WriteAdvice(html, entry.Remediation, entry.Leading.Command);
        html.Markup("<p class=\"note\">Not answered: "u8);
        html.Text(entry.Findings.Count == 1
            ? $"{entry.Leading.CheckId} {CheckCatalogue.Find(entry.Leading.CheckId)?.Metadata.Topic ?? entry.Leading.Title}"
            : string.Join(", ", entry.Findings.Select(finding => finding.CheckId).Order(StringComparer.Ordinal)));
        html.Markup("</p></td></tr>\n"u8);
    }

    private static string Explain(FindingReason reason) => reason switch
    {
        FindingReason.NotRecorded => "Nothing is recorded to compare with",
        FindingReason.VaultUnavailable => "The vault is locked, failed or is missing",
        FindingReason.KeyUnreadable => "What the vault holds cannot be read as a key",
        FindingReason.KeyRefused => "The exchange refused the key",
        FindingReason.ExchangeUnavailable => "The exchange did not answer",
        FindingReason.AnswerIncomplete => "The answer of the exchange lacks what is needed",
        FindingReason.Interrupted => "The run ended before the question was asked",
        _ => "Other reasons",
    };
}
