using System.Net;
using System.Text;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Exchange;

/// <summary>Whatever comes back becomes an answer or a typed error.</summary>
public sealed class ResponseTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("true")]
    [InlineData("123")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData(" \r\n{\"code\":200,\"msg\":\"The operation of cancel all open order is done.\"}\n")]
    [InlineData("""{"code":"000000","message":"success","data":{},"success":true}""")]
    [InlineData("""{"code":0,"msg":"ok"}""")]
    [InlineData("""[{"code":-2011,"msg":"Unknown order sent."}]""")]
    [InlineData("""{"order":{"code":-2011,"msg":"Unknown order sent."}}""")]
    public async Task Json_is_returned_as_it_came(string body)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, body);

        var response = await fixture.GetAsync();

        Assert.Equal(body, Encoding.UTF8.GetString(response.Content.Span));
        Assert.Equal(HttpStatusCode.OK, response.Status);
    }

    [Theory]
    [InlineData("", BinanceErrorKind.ResponseEmpty)]
    [InlineData(" \r\n\t", BinanceErrorKind.ResponseEmpty)]
    [InlineData("<!DOCTYPE html><html><body>Welcome to the hotel</body></html>", BinanceErrorKind.ResponseHtml)]
    [InlineData("\n <?xml version=\"1.0\"?><Error/>", BinanceErrorKind.ResponseHtml)]
    [InlineData("upstream connect error", BinanceErrorKind.ResponseNotJson)]
    [InlineData("{'code':1}", BinanceErrorKind.ResponseNotJson)]
    [InlineData("{\"a\":1}{\"b\":2}", BinanceErrorKind.ResponseNotJson)]
    [InlineData("{\"a\":1,}", BinanceErrorKind.ResponseNotJson)]
    [InlineData("{\"a\":", BinanceErrorKind.ResponseTruncated)]
    [InlineData("{\"a\":\"b", BinanceErrorKind.ResponseTruncated)]
    [InlineData("[1,2", BinanceErrorKind.ResponseTruncated)]
    [InlineData("{", BinanceErrorKind.ResponseTruncated)]
    public async Task Anything_else_is_a_typed_error_that_keeps_what_came(string body, BinanceErrorKind kind)
    {
        using var fixture = new ClientFixture();
        for (var i = 0; i < 3; i++)
        {
            fixture.Network.ReplyHtml(200, body);
        }

        var error = await fixture.FailAsync(HttpMethod.Get);

        Assert.Equal(kind, error.Kind);
        Assert.Equal($"Binance{kind}", error.ErrorId);
        Assert.Equal(HttpStatusCode.OK, error.Status);
        Assert.Equal("text/html; charset=utf-8", error.ContentType);
        Assert.Equal(body.Length == 0, error.Excerpt is null);
        Assert.Null(error.Code);
    }

    [Fact]
    public async Task The_excerpt_is_the_text_of_a_page_in_one_line()
    {
        using var fixture = new ClientFixture();
        fixture.Network.ReplyHtml(200,
            "<html><head><title>502</title><style>body{color:red}</style><script>var a=1;</script></head>\n<body>\u001b[31mBad\u0007 <b>Gateway</b>\n" + new string('.', 500));

        var excerpt = (await fixture.FailAsync(HttpMethod.Get)).Excerpt!;

        Assert.StartsWith("502 [31mBad Gateway ...", excerpt, StringComparison.Ordinal);
        Assert.Equal(200, excerpt.Length);
        Assert.EndsWith("…", excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nesting_without_end_is_an_error_and_no_overflow()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, new string('[', 100_000) + new string(']', 100_000)).Reply(200, new string('[', 60) + new string(']', 60));

        Assert.Equal(BinanceErrorKind.ResponseNotJson, (await fixture.FailAsync(HttpMethod.Get)).Kind);
        await fixture.GetAsync();
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(100, 99)]
    [InlineData(100_000, 99_999)]
    [InlineData(5_000, 5_000)]
    public async Task A_body_up_to_the_limit_is_read(int limit, int size)
    {
        foreach (var chunked in new[] { false, true })
        {
            var body = "\"" + new string('x', size - 2) + "\"";
            Assert.Equal(size, (await ReceiveAsync(Framed(body, chunked), limit)).Content.Length);
        }
    }

    [Theory]
    [InlineData(100, 101)]
    [InlineData(100, 100_000)]
    [InlineData(4_096, 4_097)]
    public async Task A_larger_body_is_refused(int limit, int size)
    {
        foreach (var chunked in new[] { false, true })
        {
            var body = "\"" + new string('x', size - 2) + "\"";
            var error = await FailAsync(Framed(body, chunked), limit);
            Assert.Equal(BinanceErrorKind.ResponseTooLarge, error.Kind);
            Assert.Equal(HttpStatusCode.OK, error.Status);
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"a\":1}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"a\":1}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"a\":1,\"b")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData("")]
    public async Task A_body_that_is_cut_off_is_never_taken_for_whole(string bytes) =>
        Assert.Equal(BinanceErrorKind.ResponseTruncated, (await FailAsync(bytes)).Kind);

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\nnot a gzip!!")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 12\r\n\r\nnot zlib!!!!")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 12\r\n\r\nnot brotli!!")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")]
    public async Task Bytes_that_are_no_http_answer_are_a_typed_error(string bytes) =>
        Assert.Contains((await FailAsync(bytes)).Kind, new[] { BinanceErrorKind.ResponseNotJson, BinanceErrorKind.ResponseTruncated });

    [Fact]
    public async Task A_compressed_bomb_stops_at_the_limit()
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.ASCII.GetBytes("\"" + new string('x', 5_000_000) + "\""));
        }

        var body = Encoding.Latin1.GetString(packed.ToArray());
        var error = await FailAsync(RawServer.Answer(body, headers: "Content-Encoding: gzip\r\n"), limit: 1_000_000);

        Assert.True(body.Length < 1_000_000);
        Assert.Equal(BinanceErrorKind.ResponseTooLarge, error.Kind);
    }

    [Theory]
    [InlineData(403, "<html><h1>403 ERROR</h1>The request could not be satisfied. Request blocked.</html>", BinanceErrorKind.Firewall)]
    [InlineData(403, "", BinanceErrorKind.Firewall)]
    [InlineData(403, "<html>The Amazon CloudFront distribution is configured to block access from your country.</html>", BinanceErrorKind.RestrictedLocation)]
    [InlineData(404, "<html>Not Found</html>", BinanceErrorKind.PathNotFound)]
    [InlineData(404, "", BinanceErrorKind.PathNotFound)]
    [InlineData(451, "", BinanceErrorKind.RestrictedLocation)]
    [InlineData(400, "<html>Bad Request</html>", BinanceErrorKind.ResponseNotJson)]
    [InlineData(302, "", BinanceErrorKind.Redirect)]
    [InlineData(407, "<html>proxy</html>", BinanceErrorKind.Proxy)]
    [InlineData(418, "<html>teapot</html>", BinanceErrorKind.Banned)]
    public async Task A_status_without_an_api_error_says_who_refused(int status, string body, BinanceErrorKind kind)
    {
        using var fixture = new ClientFixture();
        fixture.Network.ReplyHtml(status, body);

        var error = await fixture.FailAsync(HttpMethod.Get, "/sapi/v1/account/apiRestrictions");

        Assert.Equal(kind, error.Kind);
        Assert.Equal(status, (int)error.Status!);
        Assert.Null(error.Code);
        Assert.Single(fixture.Network.Requests);
    }

    [Fact]
    public async Task A_restricted_location_carries_no_code_but_its_message()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(451, """{"code":0,"msg":"Service unavailable from a restricted location according to 'b. Eligibility' in https://www.binance.com/en/terms."}""");

        var error = await fixture.FailAsync(HttpMethod.Get);

        Assert.Equal("BinanceRestrictedLocation", error.ErrorId);
        Assert.StartsWith("Service unavailable from a restricted location", error.Message, StringComparison.Ordinal);
        Assert.Null(error.Code);
    }

    [Theory]
    [InlineData(418, BinanceErrorKind.Banned)]
    [InlineData(429, BinanceErrorKind.RateLimited)]
    [InlineData(403, BinanceErrorKind.Firewall)]
    public async Task A_refusal_is_understood_even_when_its_page_is_too_large_or_cut_off(int status, BinanceErrorKind kind)
    {
        var large = RawServer.Answer(new string('x', 5_000), $"{status} No", "text/html", "Retry-After: 300\r\n");
        var cut = $"HTTP/1.1 {status} No\r\nContent-Length: 50\r\nRetry-After: 300\r\n\r\n<html>";

        Assert.Equal(kind, (await FailAsync(large, limit: 1_000)).Kind);
        var error = await FailAsync(cut, limit: 1_000);
        Assert.Equal(kind, error.Kind);
        Assert.Equal(TimeSpan.FromMinutes(5), error.RetryAfter);
    }

    private static string Framed(string body, bool chunked) => chunked
        ? $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{body.Length:x}\r\n{body}\r\n0\r\n\r\n"
        : RawServer.Answer(body);

    private static async Task<BinanceResponse> ReceiveAsync(string bytes, int limit)
    {
        await using var server = new RawServer(_ => bytes);
        using var client = new BinanceClient(new BinanceClientOptions
        {
            Hosts = ExchangeHosts.At(BinanceEnvironment.Sandbox, server.Address),
            MaxResponseBytes = limit,
            MaxAttempts = 1,
        });
        return await client.SendAsync(new BinanceRequest(HttpMethod.Get, "/api/v3/ping") { Security = RequestSecurity.None }, credential: null);
    }

    private static async Task<BinanceError> FailAsync(string bytes, int limit = 1_000) =>
        (await Assert.ThrowsAsync<BinanceException>(() => ReceiveAsync(bytes, limit))).Error;
}
