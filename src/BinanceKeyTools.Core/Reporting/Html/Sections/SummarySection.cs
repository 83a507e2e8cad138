using System.Globalization;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html.Sections;

/// <summary>The verdict in a sentence, and the numbers behind it.</summary>
internal static class SummarySection
{
    private static readonly FindingSeverity[] WorstFirst = [.. Enum.GetValues<FindingSeverity>().OrderDescending()];

    /// <summary>Writes the section.</summary>
    public static void Write(HtmlText html, ReportIndex index)
    {
        html.Markup("<section id=\"summary\" aria-labelledby=\"summary-h\">\n<h2 id=\"summary-h\" class=\"vh\">Summary</h2>\n"u8);
        WriteVerdict(html, index);
        WriteTiles(html, index);
        WriteRest(html, index);
        html.Markup("</section>\n"u8);
    }

    private static void WriteVerdict(HtmlText html, ReportIndex index)
    {
        var verdict = index.Report.Verdict;
        var (style, word) = verdict.Level switch
        {
            AuditVerdictLevel.OK => ("ok", "OK"),
            AuditVerdictLevel.Attention => ("attention", "Attention"),
            AuditVerdictLevel.NotOK => ("notok", "Not OK"),
            _ => ("undetermined", "Undetermined"),
        };
        html.Markup("<div class=\"verdict "u8).Text(style).Markup("\">\n<p class=\"say\"><strong>"u8).Text(word).Markup("</strong>"u8);

        // The sentence begins with the word, mostly: it is not said twice.
        var rest = verdict.Text.StartsWith(word, StringComparison.Ordinal) ? verdict.Text.AsSpan(word.Length) : verdict.Text;
        var start = rest.IndexOfAnyExcept(':', ' ');
        html.Markup("<span class=\"vh\">"u8).Text(rest.Length == verdict.Text.Length ? ": " : rest[..Math.Max(0, start)]).Markup("</span> <span>"u8)
            .Text(rest[Math.Max(0, start)..]).Markup("</span></p>\n"u8);
        if (!index.Report.IsComplete)
        {
            html.Markup("<p><strong>INCOMPLETE.</strong> A run was stopped before its end, or not all it found was passed on. What is here is valid, but keys that it "u8)
                .Markup("did not reach are missing, and what only shows across the whole fleet was not judged. Run the audit again.</p>\n"u8);
        }

        WriteDeviations(html, index);
        html.Markup("</div>\n"u8);
    }

    private static void WriteDeviations(HtmlText html, ReportIndex index)
    {
        var deviations = index.DeviationCount;
        var muted = index.Report.Counts.MutedCount;
        if (deviations + muted == 0)
        {
            return;
        }

        html.Markup("<p class=\"limits\">This was judged with "u8);
        if (deviations > 0)
        {
            html.Markup("<a href=\"#deviations\">"u8).Text(Amount.Of(deviations, "deviation")).Markup("</a> from the standard checks"u8);
        }

        if (muted > 0)
        {
            html.Markup(deviations > 0 ? " and with <a href=\"#muted\">"u8 : "<a href=\"#muted\">"u8).Text(Amount.Of(muted, "muted finding")).Markup("</a>"u8);
        }

        html.Markup(".</p>\n"u8);
    }

    private static void WriteTiles(HtmlText html, ReportIndex index)
    {
        var counts = index.Report.Counts;
        html.Markup("<dl class=\"tiles\">\n"u8);
        OpenTile(html, "", "Keys", counts.Keys);
        html.Text(counts.Keys == 0 ? "none audited" : $"{Number(counts.KeysPassed)} without a problem");
        if (counts.Entries > 0)
        {
            html.Markup("; <a href=\"#entries\">"u8).Text(Amount.Of(counts.Entries, "entry", "entries")).Markup("</a> could not be read as keys"u8);
        }

        CloseTile(html);
        OpenTile(html, "fail", "Failures", counts.FailedCount);
        WriteSeverities(html, index);
        CloseTile(html);
        OpenTile(html, "u", "Unknown", counts.UnknownCount);
        html.Text(UnknownNote(index));
        CloseTile(html);
        WriteChanges(html, index.Report);
        html.Markup("</dl>\n"u8);
    }

    private static string UnknownNote(ReportIndex index) => index.Report switch
    {
        { Counts: { UnknownCount: > 0, KeysWithUnknown: 0 } counts } => $"{Amount.Checks(counts.UnknownChecks)} could not be made",
        { Counts: { UnknownCount: > 0 } counts } => $"{Amount.Checks(counts.UnknownChecks)} could not be made; {Amount.Keys(counts.KeysWithUnknown)} concerned",
        { IsComplete: false } => "of what was looked at; the rest was not",
        _ when index.IsEveryCheckMade => "every check was made",
        { Counts.Keys: 0 } => "no key was looked at",
        _ => "apart from what is muted",
    };

    private static void WriteSeverities(HtmlText html, ReportIndex index)
    {
        var counts = index.Report.Counts;
        if (counts.FailedCount == 0)
        {
            html.Markup(index.IsEveryCheckMade ? "none"u8 : "none that is known"u8);
            return;
        }

        foreach (var severity in WorstFirst.Where(severity => counts.Failed[severity] > 0))
        {
            Badge.Write(html.Markup("<span class=\"sev\">"u8), severity).Markup(" "u8).Count(counts.Failed[severity]).Markup("</span> "u8);
        }
    }

    private static void WriteChanges(HtmlText html, AuditReport report)
    {
        if (report.Changes is not { } changes || report.BaselineAt is not { } since)
        {
            html.Markup("<div class=\"zero\"><dt>Changes</dt><dd><span class=\"big\">–</span> <span class=\"note\">unknown: there was no baseline to compare with"u8);
            CloseTile(html);
            return;
        }

        OpenTile(html, "", "Changes", changes.Count);
        if (changes.Count > 0)
        {
            Badge.Write(html.Markup("<span class=\"sev\">worst: "u8), changes.Max(change => change.Severity)).Markup("</span> "u8);
        }

        html.Markup("since "u8).Time(since);
        CloseTile(html);
    }

    private static void OpenTile(HtmlText html, string style, string heading, int count) => html
        .Markup("<div class=\""u8).Text(count == 0 ? "zero" : style).Markup("\"><dt>"u8).Text(heading).Markup("</dt><dd><span class=\"big\">"u8).Count(count)
        .Markup("</span> <span class=\"note\">"u8);

    private static void CloseTile(HtmlText html) => html.Markup("</span></dd></div>\n"u8);

    private static void WriteRest(HtmlText html, ReportIndex index)
    {
        var counts = index.Report.Counts;
        html.Markup("<p class=\"note rest\"><a href=\"#checks\">Passed checks</a>: "u8).Count(counts.PassedCount)
            .Markup(". <a href=\"#muted\">Muted</a>: "u8).Count(counts.MutedCount)
            .Markup(". <a href=\"#vaults\">Vaults</a>: "u8).Count(counts.Vaults).Markup("."u8);
        if (counts.OtherSecrets > 0)
        {
            html.Markup(" "u8);
            VaultsSection.WriteOtherSecrets(html, counts.OtherSecrets);
        }

        html.Markup("</p>\n"u8);
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
