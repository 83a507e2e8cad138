using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using BinanceKeyTools.Reporting.Html;

namespace BinanceKeyTools.Tests.Reporting.Html;

/// <summary>The page needs nothing but itself and lets nothing else run.</summary>
public class HtmlReportPolicyTests
{
    private static readonly HtmlPage Page = HtmlPage.Of(SampleFindings.Report(SampleFindings.Hostile()));

    [Fact]
    public void ThePolicyNamesTheStyleAndTheScriptOfThePage()
    {
        var policy = Page.All("meta").Single(meta => meta.Attribute("http-equiv")?.Value == "Content-Security-Policy").Attribute("content")!.Value;

        Assert.Equal(
            $"default-src 'none'; style-src '{HashOf("style")}'; script-src '{HashOf("script")}'; img-src data:; base-uri 'none'; form-action 'none'",
            policy);
    }

    [Fact]
    public void ThePolicyStandsBeforeWhatItGoverns() =>
        Assert.True(Page.Text.IndexOf("Content-Security-Policy", StringComparison.Ordinal) < Page.Text.IndexOf("<style>", StringComparison.Ordinal));

    [Fact]
    public void NothingRefersToAnythingElse()
    {
        Assert.DoesNotMatch(@"(?i)url\s*\(|@import|\bsrc\s*=|\bsrcset|\bxlink|\bfetch\b|XMLHttpRequest|WebSocket|sendBeacon|import\s*\(", Page.Text);
        Assert.All(Page.All("a"), link => Assert.StartsWith("#", link.Attribute("href")!.Value, StringComparison.Ordinal));
        Assert.Equal("data:,", Page.All("link").Single().Attribute("href")!.Value);
    }

    [Theory]
    [InlineData("report.css")]
    [InlineData("report.js")]
    public void StyleAndScriptCannotEndTheirElementAndHashAlikeEverywhere(string name)
    {
        var text = Encoding.UTF8.GetString(name == "report.css" ? HtmlAssets.Stylesheet : HtmlAssets.Script);

        Assert.DoesNotContain("</", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", text, StringComparison.Ordinal);
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain('\uFEFF', text);
    }

    private static string HashOf(string element)
    {
        var content = Regex.Match(Page.Text, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;
        return $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";
    }
}
