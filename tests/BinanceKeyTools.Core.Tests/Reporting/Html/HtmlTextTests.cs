using System.Globalization;
using System.Net;
using System.Text;
using BinanceKeyTools.Reporting.Html;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Reporting.Html;

public class HtmlTextTests
{
    private static readonly UnicodeCategory[] Shapeless =
    [
        UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator,
        UnicodeCategory.OtherNotAssigned, UnicodeCategory.PrivateUse,
    ];

    [Theory]
    [InlineData("<b>&\"'`+=", "&lt;b&gt;&amp;&quot;&#x27;`&#x2B;=")]
    [InlineData("Café Łódź 東京", "Café Łódź 東京")]
    [InlineData("a\tb\nc", "a&#x9;b&#xA;c")]
    [InlineData("a\r\nb", "a &#xA;b")]
    [InlineData("nul\u0000 esc\u001B del\u007F nel\u0085", "nul[U+0000] esc[U+001B] del[U+007F] nel[U+0085]")]
    [InlineData("\u202Etxt.exe\u2028\u2029\u200B\uFEFF", "[U+202E]txt.exe[U+2028][U+2029][U+200B][U+FEFF]")]
    [InlineData("\uFFFE\uFFFF\uFDD0", "[U+FFFE][U+FFFF][U+FDD0]")]
    [InlineData("\U000E0041\U0001F511", "[U+E0041]&#x1F511;")]
    [InlineData("", "")]
    public void WritesText(string text, string expected) => Assert.Equal(expected, Write(text));

    [Fact]
    public void WritesHalfASurrogatePairAsReplacement() => Assert.Equal("a\uFFFDb\uFFFD", Write("a\uD800b\uDC00"));

    [Fact]
    public void WritesTextLongerThanItsBuffer()
    {
        var text = string.Concat(Enumerable.Repeat("abc<東\u202E", 50_000));
        Assert.Equal(string.Concat(Enumerable.Repeat("abc&lt;東[U+202E]", 50_000)), Write(text));
    }

    [Fact]
    public void WritesMarkupLongerThanItsBuffer()
    {
        var markup = Encoding.ASCII.GetBytes(new string('m', 200_000));
        using var output = new MemoryStream();
        using (var html = new HtmlText(output))
        {
            html.Text("before").Markup(markup).Text("after").Flush();
        }

        Assert.Equal($"before{new string('m', 200_000)}after", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void AnyTextComesBackAndHoldsNoMarkup() => Prop.ForAll(
        HostileText.Any,
        text =>
        {
            var written = Write(text);
            return written.AsSpan().IndexOfAny("<>\"'") < 0 && WebUtility.HtmlDecode(written) == Shown(text);
        }).Check(Samples.Config(500));

    private static string Write(string text)
    {
        using var output = new MemoryStream();
        using (var html = new HtmlText(output))
        {
            html.Text(text).Flush();
        }

        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output.ToArray());
    }

    // What a reader is to see, said in another way than the writer's.
    private static string Shown(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value switch
    {
        '\t' or '\n' => rune.ToString(),
        '\r' => " ",
        _ when Shapeless.Contains(Rune.GetUnicodeCategory(rune)) => string.Create(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]"),
        _ => rune.ToString(),
    }));
}
