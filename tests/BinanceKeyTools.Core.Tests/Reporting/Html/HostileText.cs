using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Reporting.Html;

/// <summary>Texts that try to be more than text.</summary>
internal static class HostileText
{
    private static readonly string[] Fragments =
    [
        "<", ">", "\"", "'", "`", "&", "&lt;", "&#60;", "&#x3c", "<script>alert(1)</script>", "</script>", "</style>", "</title>", "<!--", "-->", "--!>", "]]>", "<![CDATA[",
        "<svg onload=alert(1)>", "\" onfocus=\"alert(1)", "javascript:alert(1)", "/>", "<br/>", "\\u003cscript\\u003e", "\u2028", "\u2029", "\u0000", "\u202E", "\uD800", "\uDC00",
        "\uFFFE", "\uFEFF", "{{7*7}}", "${7*7}", "<?xml ?>", "<!DOCTYPE x>", "\r\n", "\t", " ",
    ];

    /// <summary>Fragments of markup and arbitrary characters, also such that are no valid UTF-16.</summary>
    public static Arbitrary<string> Any { get; } =
        Gen.OneOf(Gen.Elements(Fragments), Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString()), Gen.Choose(0x20, 0x7E).Select(code => ((char)code).ToString()))
            .ArrayOf()
            .Select(string.Concat)
            .ToArbitrary();
}
