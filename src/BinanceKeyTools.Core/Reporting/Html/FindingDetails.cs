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

    /// <summary>Writes what to do in words and as a command.</summary>
    public static void WriteAdvice(HtmlText html, string? remediation, string? command)
    {
        if (!string.IsNullOrEmpty(remediation))
        {
            html.Markup("<p class=\"do\">"u8).Text(remediation).Markup("</p>"u8);
        }

        if (!string.IsNullOrEmpty(command))
        {
            html.Markup("<code class=\"cmd\" dir=\"ltr\">"u8).Text(command).Markup("</code>"u8);
        }
    }
}
