using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>A failure, or something unknown, with its place in the page.</summary>
/// <param name="Finding">The finding; an unknown one may stand for several checks.</param>
internal sealed record Problem(Finding Finding)
{
    /// <summary>Its place among the failures or the unknowns, from 1. Addresses are made of places, never of values.</summary>
    public int Number { get; set; }

    /// <summary>Opens a link to the problem.</summary>
    public HtmlText OpenLink(HtmlText html) => html
        .Markup(Finding.Status == FindingStatus.Fail ? "<a href=\"#f"u8 : "<a href=\"#u"u8).Number(Number).Markup("\">"u8);
}
