namespace BinanceKeyTools.Reporting.Html;

/// <summary>The id of a check, with a link to what the page says about the check.</summary>
internal static class CheckLink
{
    /// <summary>Writes the id.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="index">The page.</param>
    /// <param name="checkId">The id; one that is not known is written as it is.</param>
    public static HtmlText Write(HtmlText html, ReportIndex index, string checkId) => index.NumberOfCheck(checkId) is { } number
        ? html.Markup("<a class=\"id\" href=\"#r"u8).Number(number).Markup("\">"u8).Text(checkId).Markup("</a>"u8)
        : html.Text(checkId);
}
