using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>What stands under the message of a finding.</summary>
internal static class FindingDetails
{
    /// <summary>Writes the facts that a finding rests on.</summary>
    public static void WriteEvidence(HtmlText html, IEnumerable<string> evidence)
    {
        var any = false;
        foreach (var fact in evidence)
        {
            html.Markup(any ? "<li>"u8 : "<ul class=\"ev\" aria-label=\"Evidence\"><li>"u8).Text(fact).Markup("</li>"u8);
            any = true;
        }

        html.Markup(any ? "</ul>"u8 : ""u8);
    }

    /// <summary>What to do about a finding. Of something unknown that is what removes the obstacle: what the catalogue advises for a failure of
    /// the check is no advice there, unless the check never fails.</summary>
    public static string? AdviceOf(Finding finding) =>
        finding.Status == FindingStatus.Unknown
        && finding.Reason is not (FindingReason.VaultUnavailable or FindingReason.KeyUnreadable or FindingReason.NothingAudited)
        && finding.Remediation == CheckCatalogue.Find(finding.Checks is [var worst, ..] ? worst.Split(' ')[1] : finding.CheckId)?.Metadata.Remediation
            ? null
            : finding.Remediation;

    /// <summary>Writes what to do in words and as a command.</summary>
    public static void WriteAdvice(HtmlText html, string? remediation, string? command)
    {
        if (!string.IsNullOrEmpty(remediation))
        {
            html.Markup("<p class=\"do\">"u8).Text(remediation).Markup("</p>"u8);
        }

        WriteCommand(html, command);
    }

    /// <summary>Writes a command, ready to be copied.</summary>
    public static void WriteCommand(HtmlText html, string? command)
    {
        if (!string.IsNullOrEmpty(command))
        {
            html.Markup("<code class=\"cmd\" dir=\"ltr\">"u8).Text(command).Markup("</code>"u8);
        }
    }

    /// <summary>Writes since when nothing is known, and what was known then.</summary>
    public static void WriteLastKnown(HtmlText html, Finding finding)
    {
        if (finding.LastKnownAt is not { } at)
        {
            return;
        }

        html.Markup("<p class=\"note\">Unknown since "u8).Time(at).Markup(finding.LastStatus switch
        {
            FindingStatus.Fail => ": then it failed."u8,
            FindingStatus.Pass => ": then it passed."u8,
            FindingStatus.NotApplicable => ": then it did not apply."u8,
            _ => "."u8,
        }).Markup("</p>"u8);
    }

    /// <summary>Writes the heading and the text of a piece of advice, when there is one.</summary>
    public static void WriteTerm(HtmlText html, string heading, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            html.Markup("<dt>"u8).Text(heading).Markup("</dt><dd>"u8).Text(text).Markup("</dd>"u8);
        }
    }
}
