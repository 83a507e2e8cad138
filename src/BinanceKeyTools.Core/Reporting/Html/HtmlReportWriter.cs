using BinanceKeyTools.Reporting.Html.Sections;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>
/// Writes a report as one page that holds everything it needs: it loads nothing, can be read without its script, and has a policy that
/// keeps a browser from running anything else.
/// </summary>
public sealed class HtmlReportWriter : IReportWriter
{
    /// <inheritdoc/>
    public ReportFormat Format => ReportFormat.Html;

    /// <inheritdoc/>
    public string Extension => ".html";

    /// <inheritdoc/>
    public void Write(AuditReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var index = new ReportIndex(report);
        using var html = new HtmlText(output);
        WriteHead(html, report);
        HeaderSection.Write(html, index);
        html.Markup("<main id=\"main\" tabindex=\"-1\">\n"u8);
        SummarySection.Write(html, index);
        FirstStepsSection.Write(html, index);
        ChangesSection.Write(html, index);
        KeysSection.Write(html, index);
        FailuresSection.Write(html, index);
        UnknownsSection.Write(html, index);
        DeviationsSection.Write(html, index);
        VaultsSection.Write(html, index);
        TrendSection.Write(html, report);
        ChecksSection.Write(html, index);
        html.Markup("</main>\n"u8);
        WriteFoot(html, report);
        html.Flush();
    }

    private static void WriteHead(HtmlText html, AuditReport report) => html
        .Markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\""u8)
        .Text(HtmlAssets.ContentSecurityPolicy)
        .Markup("\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n"u8)
        .Markup("<meta name=\"referrer\" content=\"no-referrer\"/>\n<meta name=\"robots\" content=\"noindex\"/>\n<link rel=\"icon\" href=\"data:,\"/>\n<title>"u8)
        .Text(report.Title)
        .Markup("</title>\n<style>"u8)
        .Markup(HtmlAssets.Stylesheet)
        .Markup("</style>\n</head>\n<body>\n"u8);

    private static void WriteFoot(HtmlText html, AuditReport report) => html
        .Markup("<footer>\n<p>Made by BinanceKeyTools "u8).Text(report.Version).Markup(", "u8).Time(report.GeneratedAt)
        .Markup(". The page holds no secret, no private key and no whole API key; it loads nothing and sends nothing.</p>\n</footer>\n<script>"u8)
        .Markup(HtmlAssets.Script)
        .Markup("</script>\n</body>\n</html>\n"u8);
}
