using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>A key, or an entry that could not be read as one, with what the page lists about it elsewhere, for links.</summary>
/// <param name="Key">The key.</param>
/// <param name="Number">Its place among the keys or the entries, from 1; the address of its row is made of it.</param>
internal sealed record KeyRow(KeyAudit Key, int Number)
{
    /// <summary>The failures and unknowns that are not muted, worst first.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>What is unknown, a cause each.</summary>
    public int UnknownCount => Problems.Count(problem => problem.Finding.Status == FindingStatus.Unknown);

    /// <summary>The place of the key's owner among the owners.</summary>
    public int OwnerNumber { get; set; }

    /// <summary>The place of the key's account among the accounts.</summary>
    public int AccountNumber { get; set; }

    /// <summary>Opens a link to the row.</summary>
    public HtmlText OpenLink(HtmlText html) => html.Markup(Key.Scope == FindingScope.Entry ? "<a href=\"#e"u8 : "<a href=\"#k"u8).Number(Number).Markup("\">"u8);
}
