using System.Security.Cryptography;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>The stylesheet and the script of the report, and the policy that lets a browser run them and nothing else.</summary>
internal static class HtmlAssets
{
    /// <summary>The stylesheet, as it stands in the page.</summary>
    public static byte[] Stylesheet { get; } = Read("report.css");

    /// <summary>The script, as it stands in the page.</summary>
    public static byte[] Script { get; } = Read("report.js");

    /// <summary>
    /// The content security policy: nothing is loaded, sent or embedded; one style and one script, named by their hashes. Images
    /// from data only, so that browsers do not ask a web server for an icon.
    /// </summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src '{HashOf(Stylesheet)}'; script-src '{HashOf(Script)}'; img-src data:; base-uri 'none'; form-action 'none'";

    private static string HashOf(byte[] content) => $"sha256-{Convert.ToBase64String(SHA256.HashData(content))}";

    private static byte[] Read(string name)
    {
        using var stream = typeof(HtmlAssets).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
