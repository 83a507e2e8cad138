using System.Text;
using System.Xml;
using System.Xml.Linq;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Html;

namespace BinanceKeyTools.Tests.Reporting.Html;

/// <summary>A written report, as text and as a tree. A page that is not well-formed is refused.</summary>
internal sealed class HtmlPage
{
    private HtmlPage(byte[] bytes)
    {
        Bytes = bytes;
        Text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);

        // The two may hold what XML would take for markup; browsers take them as they stand.
        var markup = Text.Replace(Encoding.UTF8.GetString(HtmlAssets.Stylesheet), "", StringComparison.Ordinal)
            .Replace(Encoding.UTF8.GetString(HtmlAssets.Script), "", StringComparison.Ordinal);
        using var reader = XmlReader.Create(new StringReader(markup), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        Root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }

    public byte[] Bytes { get; }

    public string Text { get; }

    public XElement Root { get; }

    /// <summary>The names of all elements with the names of their attributes, in order: what a value must never change.</summary>
    public string Skeleton => string.Join(
        '\n', Root.DescendantsAndSelf().Select(element => $"{element.Name} {string.Join(' ', element.Attributes().Select(attribute => attribute.Name))}"));

    public static HtmlPage Of(AuditReport report)
    {
        using var output = new MemoryStream();
        new HtmlReportWriter().Write(report, output);
        return new HtmlPage(output.ToArray());
    }

    public IEnumerable<XElement> All(string name) => Root.Descendants(name);

    /// <summary>A section by its id.</summary>
    public XElement Section(string id) => Root.Descendants("section").Single(section => section.Attribute("id")?.Value == id);

    /// <summary>The rows of the table of keys.</summary>
    public IEnumerable<XElement> KeyRows =>
        Root.Descendants("table").Where(table => table.Attribute("id")?.Value == "keys-table").Elements("tbody").Elements("tr");

    /// <summary>The text of a section, with single spaces.</summary>
    public string TextOf(string section) => TextOf(Section(section));

    /// <summary>The text of an element, with single spaces.</summary>
    public static string TextOf(XElement element) => string.Join(' ', element.DescendantNodes().OfType<XText>()
        .SelectMany(text => text.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The body of the table of that caption.</summary>
    public XElement Table(string caption) => Root.Descendants("table").Single(table => table.Element("caption")?.Value == caption).Element("tbody")!;
}
