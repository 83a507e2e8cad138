using BinanceKeyTools.Audit;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Core.Tests.Diagnosis;

public sealed class RequestTargetReaderTests
{
    [Theory]
    [InlineData("POST /fapi/v1/order", "POST /fapi/v1/order")]
    [InlineData("post /fapi/v1/order", "POST /fapi/v1/order")]
    [InlineData("  'POST   /fapi/v1/order'  ", "POST /fapi/v1/order")]
    [InlineData("POST: /fapi/v1/order", "POST /fapi/v1/order")]
    [InlineData("POST fapi/v1/order", "POST /fapi/v1/order")]
    [InlineData("POST /fapi/v1/order/", "POST /fapi/v1/order")]
    [InlineData("POST /fapi/v1/order HTTP/1.1", "POST /fapi/v1/order")]
    [InlineData("/api/v3/account", "GET /api/v3/account")]
    [InlineData("/api/v3/order", "GET /api/v3/order")]
    [InlineData("/api/v3/order/test", "POST /api/v3/order/test")]
    [InlineData("/sapi/v1/capital/withdraw/apply", "POST /sapi/v1/capital/withdraw/apply")]
    [InlineData("GET /sapi/v1/nobody/knows/this", "GET /sapi/v1/nobody/knows/this")]
    [InlineData("https://fapi.binance.com/fapi/v1/order?symbol=BTCUSDT", "GET /fapi/v1/order")]
    [InlineData("DELETE https://fapi.binance.com:443/fapi/v1/order#top", "DELETE /fapi/v1/order")]
    [InlineData("fapi.binance.com/fapi/v1/order", "GET /fapi/v1/order")]
    [InlineData("http://127.0.0.1:5000/api/v3/account?recvWindow=5000", "GET /api/v3/account")]
    [InlineData("localhost:5000/api/v3/account", "GET /api/v3/account")]
    public void A_request_is_read_from_what_people_have_at_hand(string text, string expected) =>
        Assert.Equal(expected, RequestTargetReader.Read(text).ToString());

    [Theory]
    [InlineData("/api/v3/order?symbol=BTCUSDT&timestamp=1", "BTCUSDT")]
    [InlineData("/api/v3/order?timestamp=1&symbol=BTC-210129-40000-C", "BTC-210129-40000-C")]
    [InlineData("/dapi/v1/order?symbol=BTCUSD_PERP", "BTCUSD_PERP")]
    [InlineData("/api/v3/order?symbol=%E5%B8%81USDT", "币USDT")]
    [InlineData("/api/v3/order?symbols=A", null)]
    [InlineData("/api/v3/order?symbol=", null)]
    [InlineData("/api/v3/order?symbol=%E5", null)]
    [InlineData("/api/v3/order?symbol=a%20b", null)]
    [InlineData("/api/v3/order?symbol=" + TestKeys.Secret, null)]
    [InlineData("/api/v3/order", null)]
    public void Only_the_symbol_is_kept_of_a_query(string text, string? symbol)
    {
        var target = RequestTargetReader.Read(text);

        Assert.Equal(symbol, target.Symbol);
        Assert.DoesNotContain('?', target.Path);
    }

    [Theory]
    [InlineData("", "RequestPath")]
    [InlineData("   ", "RequestPath")]
    [InlineData("POST", "RequestPath")]
    [InlineData("POST /api/v3/order now please", "RequestPath")]
    [InlineData("/api//v3/order", "RequestPath")]
    [InlineData("/api/../v3", "RequestPath")]
    [InlineData("POST /api/v3/ordér", "RequestPath")]
    [InlineData("https://api.binance.com", "RequestFamily")]
    [InlineData("/v3/account", "RequestFamily")]
    [InlineData("order", "RequestFamily")]
    [InlineData("/wapi/v3/withdraw.html", "RequestFamily")]
    [InlineData("PATCH /api/v3/order", "RequestMethod")]
    [InlineData("BUY /api/v3/order", "RequestMethod")]
    [InlineData("POST /api/v3/" + TestKeys.Secret, "RequestPath")]
    [InlineData("/" + TestKeys.Secret, "RequestPath")]
    [InlineData(TestKeys.Secret + " /api/v3/order", "RequestMethod")]
    public void What_names_no_request_is_refused_with_a_way_out(string text, string errorId)
    {
        var error = Assert.Throws<RequestParameterException>(() => RequestTargetReader.Read(text));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains("/api/", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TestKeys.Secret[..20], error.ToString(), StringComparison.Ordinal);
        Assert.False(RequestTargetReader.TryRead(text, out var target));
        Assert.Null(target);
    }

    [Fact]
    public void Nothing_is_no_request()
    {
        Assert.False(RequestTargetReader.TryRead(null, out _));
        Assert.True(RequestTargetReader.TryRead("GET /api/v3/account", out var target));
        Assert.Equal(KeyPermission.Reading, target.Permission);
    }

    [Fact]
    public void A_report_tells_which_request_failed()
    {
        var target = RequestTargetReader.From(new ErrorReport { Method = HttpMethod.Post, Path = "/fapi/v1/order", SentBody = "side=BUY&symbol=ETHUSDT&quantity=1" })!;

        Assert.Equal(("POST /fapi/v1/order", ApiFamily.UsdMargined, KeyPermission.Futures, "ETHUSDT"), (target.ToString(), target.Family!.Value, target.Permission, target.Symbol));
        Assert.True(target.Trades);
    }

    [Fact]
    public void The_query_of_a_report_wins_over_its_body_as_on_the_exchange() =>
        Assert.Equal("LTCBTC", RequestTargetReader.From(new ErrorReport { Path = "/api/v3/order", SentQuery = "symbol=LTCBTC", SentBody = "symbol=BTCUSDT" })!.Symbol);

    [Fact]
    public void A_wrong_path_of_a_report_is_a_target_without_a_family()
    {
        Assert.Null(RequestTargetReader.From(new ErrorReport { Path = "/v3/account" })!.Family);
        Assert.Null(RequestTargetReader.From(new ErrorReport { Code = -2015 }));
        Assert.Null(RequestTargetReader.From(new ErrorReport { Path = "account" }));
        Assert.Null(RequestTargetReader.From(new ErrorReport { Path = "/api/" + TestKeys.Secret }));
    }

    [Fact]
    public void A_report_without_a_method_has_the_only_one_that_its_path_is_known_with()
    {
        Assert.Equal(HttpMethod.Post, RequestTargetReader.From(new ErrorReport { Path = "/api/v3/order/test" })!.Method);
        Assert.Equal(HttpMethod.Get, RequestTargetReader.From(new ErrorReport { Path = "/api/v3/order" })!.Method);
    }
}
