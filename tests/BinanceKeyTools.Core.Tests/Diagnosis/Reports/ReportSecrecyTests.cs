using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BinanceKeyTools.Diagnosis.Reports;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Reports;

public sealed class ReportSecrecyTests
{
    private static readonly string[] Parts =
    [
        "{\"code\":-2015,\"msg\":\"", "\"}", "APIError(code=-2015): ", "(401, -2015, '", "', {", "code=-1022, msg=", "> GET /api/v3/", "https://", "http://",
        "api.binance.com", "fapi.binance.com/", "/fapi/v1/order?", "Host: ", "X-MBX-APIKEY: ", "signature=", "data='symbol=", "data: '{\"timestamp\":", "\r\n", " ", "\\\"",
        "HTTP/1.1 401", "HTTP 451", "<html>", "request ip: ", "banned until ", "Retry-After: ", "ENOTFOUND ", "-2015", "999999999999999", "99999999999999999999", "[ServerError] -1022: ",
        LogSamples.Key, LogSamples.Signature, LogSamples.Key, LogSamples.Signature[..50], "\0", "é", "\ud800", "?", "&",
    ];

    [Fact]
    public void Nothing_read_throws_or_shows_a_key()
    {
        var fragment = Gen.OneOf(Gen.Elements(Parts), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get));
        var text = fragment.ListOf().Select(string.Concat).ToArbitrary();

        Prop.ForAll(text, text => Assert.DoesNotMatch(KeyLike, Shown(ErrorReportReader.Read(text)))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Theory]
    [InlineData(LogSamples.Curl)]
    [InlineData(LogSamples.Axios)]
    [InlineData("GET https://api.binance.com/" + LogSamples.Key + "/x")]
    [InlineData("GET https://" + LogSamples.Signature + ".example.com/api/v3/x")]
    [InlineData("{\"code\":-2015,\"msg\":\"no key " + LogSamples.Key + "\"}")]
    [InlineData("APIError(code=-2015): x {'X-MBX-APIKEY': '" + LogSamples.Key + "'} ?signature=abc")]
    public void Keys_in_logs_stay_there(string text) => Assert.DoesNotMatch(KeyLike, Shown(ErrorReportReader.Read(text)));

    [Fact]
    public void A_message_that_is_cut_does_not_end_in_half_a_key()
    {
        for (var length = 400; length < 2100; length += 7)
        {
            var report = ErrorReportReader.Read("APIError(code=-2015): " + new string('x', 30) + string.Concat(Enumerable.Repeat(" word", length / 5)) + " " + LogSamples.Key + " rest");

            Assert.DoesNotContain(LogSamples.Key[..12], report.Message!, StringComparison.Ordinal);
        }
    }

    private static Regex KeyLike { get; } = new("[A-Za-z0-9]{64}", RegexOptions.CultureInvariant);

    private static string Shown(ErrorReport report)
    {
        var text = new StringBuilder(report.ToString());
        foreach (var property in typeof(ErrorReport).GetProperties())
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{property.GetValue(report)}");
        }

        return text.ToString();
    }
}
