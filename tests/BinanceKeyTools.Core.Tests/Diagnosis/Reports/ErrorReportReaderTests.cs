using System.Net;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Reports;

public sealed class ErrorReportReaderTests
{
    private const string Refused = "Invalid API-key, IP, or permissions for action.";

    [Theory]
    [InlineData("""{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}""")]
    [InlineData("""{"msg":"Invalid API-key, IP, or permissions for action.","code":-2015}""")]
    [InlineData("""{ "code" : -2015, "msg" : "Invalid API-key, IP, or permissions for action." }""")]
    [InlineData("""ERROR body="{\"code\":-2015,\"msg\":\"Invalid API-key, IP, or permissions for action.\"}" """)]
    [InlineData("""{&quot;code&quot;:-2015,&quot;msg&quot;:&quot;Invalid API-key, IP, or permissions for action.&quot;}""")]
    [InlineData("""{"id":"1","status":401,"error":{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."},"rateLimits":[]}""")]
    [InlineData("""ccxt.base.errors.AuthenticationError: binance {"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}""")]
    [InlineData("binance.exceptions.BinanceAPIException: APIError(code=-2015): Invalid API-key, IP, or permissions for action.")]
    [InlineData("""binance.error.ClientError: (401, -2015, 'Invalid API-key, IP, or permissions for action.', {'Server': 'nginx', 'x-mbx-uuid': '0'}, None)""")]
    [InlineData("  data: { code: -2015, msg: 'Invalid API-key, IP, or permissions for action.' }")]
    [InlineData("[ServerError] -2015: Invalid API-key, IP, or permissions for action.")]
    [InlineData("Server error: -2015 | Invalid API-key, IP, or permissions for action.")]
    [InlineData("Code: -2015, Message: Invalid API-key, IP, or permissions for action.")]
    [InlineData("2026/01/02 10:00:00 <APIError> code=-2015, msg=Invalid API-key, IP, or permissions for action.")]
    [InlineData("BinanceContentError { code: -2015, msg: \"Invalid API-key, IP, or permissions for action.\" }")]
    [InlineData("com.binance.api.client.exception.BinanceApiException: Invalid API-key, IP, or permissions for action.")]
    [InlineData("API error -2015 Invalid API-key, IP, or permissions for action.")]
    public void Code_and_message_of_every_client(string text)
    {
        var report = ErrorReportReader.Read(text);

        Assert.Equal(-2015, report.Code);
        Assert.EndsWith(Refused, report.Message, StringComparison.Ordinal);
        Assert.Equal(BinanceErrorKind.Api, report.Kind);
    }

    [Theory]
    [InlineData("-2015", -2015)]
    [InlineData("  -1022\r\n", -1022)]
    [InlineData("3701", 3701)]
    [InlineData("100001003", 100001003)]
    public void A_number_alone_is_a_code(string text, int code)
    {
        var report = ErrorReportReader.Read(text);

        Assert.Equal(code, report.Code);
        Assert.Null(report.Message);
    }

    [Theory]
    [InlineData("Signature for this request is not valid.", -1022)]
    [InlineData("Timestamp for this request was 1000ms ahead of the server's time.", -1021)]
    [InlineData("API-key format invalid.", -2014)]
    [InlineData("Invalid Api-Key ID.", -2008)]
    [InlineData("You are not authorized to execute this request.", -1002)]
    public void A_message_alone_gives_its_code(string text, int code)
    {
        var report = ErrorReportReader.Read($"java.lang.RuntimeException: {text}\n\tat Bot.main(Bot.java:12)");

        Assert.Equal(code, report.Code);
        Assert.Equal(text, report.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("2026-01-02 10:00:00 INFO bought 3 at -2015.50, pnl -1000")]
    [InlineData("exit code 1")]
    [InlineData("""{"code":200,"msg":"The operation of cancel all open order is done."}""")]
    [InlineData("Error: Request failed with code ERR_BAD_REQUEST")]
    public void What_is_no_refusal_has_no_code(string text)
    {
        var report = ErrorReportReader.Read(text);

        Assert.Null(report.Code);
        Assert.Null(report.Kind);
    }

    [Theory]
    [InlineData("https://api.binance.com/api/v3/account?timestamp=1", ApiFamily.Spot, BinanceEnvironment.Live)]
    [InlineData("https://api3.binance.com/sapi/v1/account/apiRestrictions", ApiFamily.Sapi, BinanceEnvironment.Live)]
    [InlineData("https://api-gcp.binance.com/api/v3/time", ApiFamily.Spot, BinanceEnvironment.Live)]
    [InlineData("https://fapi.binance.com/fapi/v1/order", ApiFamily.UsdMargined, BinanceEnvironment.Live)]
    [InlineData("https://fapi.binance.com", ApiFamily.UsdMargined, BinanceEnvironment.Live)]
    [InlineData("https://dapi.binance.com/dapi/v1/account", ApiFamily.CoinMargined, BinanceEnvironment.Live)]
    [InlineData("https://eapi.binance.com/eapi/v1/account", ApiFamily.Options, BinanceEnvironment.Live)]
    [InlineData("https://papi.binance.com/papi/v1/account", ApiFamily.PortfolioMargin, BinanceEnvironment.Live)]
    [InlineData("https://testnet.binance.vision/api/v3/account", ApiFamily.Spot, BinanceEnvironment.SpotTestnet)]
    [InlineData("https://demo-api.binance.com/api/v3/account", ApiFamily.Spot, BinanceEnvironment.SpotDemo)]
    [InlineData("https://testnet.binancefuture.com/fapi/v2/account", ApiFamily.UsdMargined, BinanceEnvironment.FuturesTestnet)]
    [InlineData("https://demo-fapi.binance.com/fapi/v2/account", ApiFamily.UsdMargined, BinanceEnvironment.FuturesDemo)]
    [InlineData("https://demo-dapi.binance.com", ApiFamily.CoinMargined, BinanceEnvironment.FuturesDemo)]
    [InlineData("https://api.binance.us/api/v3/account", ApiFamily.Spot, BinanceEnvironment.Us)]
    [InlineData("https://api.binance.com", null, BinanceEnvironment.Live)]
    [InlineData("https://relay.example.com/api/v3/account", ApiFamily.Spot, null)]
    [InlineData("http://127.0.0.1:5000/fapi/v1/order", ApiFamily.UsdMargined, null)]
    public void An_address_tells_family_and_environment(string address, ApiFamily? family, BinanceEnvironment? environment)
    {
        var report = ErrorReportReader.Read($"error: GET {address} failed");

        Assert.Equal(family, report.Family);
        Assert.Equal(environment, report.Environment);
        Assert.Equal(new Uri(address).Host, report.Host);
        Assert.Equal(new Uri(address).Scheme, report.Scheme);
        Assert.Equal(HttpMethod.Get, report.Method);
    }

    [Theory]
    [InlineData("""binanceusdm {"code":-2015,"msg":"x"}""", ApiFamily.UsdMargined, null)]
    [InlineData("""binancecoinm {"code":-2015,"msg":"x"}""", ApiFamily.CoinMargined, null)]
    [InlineData("""binanceus {"code":-2015,"msg":"x"}""", null, BinanceEnvironment.Us)]
    [InlineData("""binance {"code":-2015,"msg":"x"}""", null, null)]
    public void The_class_that_ccxt_names_tells_where_it_was(string text, ApiFamily? family, BinanceEnvironment? environment)
    {
        var report = ErrorReportReader.Read(text);

        Assert.Equal(family, report.Family);
        Assert.Equal(environment, report.Environment);
    }

    [Fact]
    public void Curls_trace()
    {
        var report = ErrorReportReader.Read(LogSamples.Curl);

        Assert.Equal(-2015, report.Code);
        Assert.Equal(HttpStatusCode.Unauthorized, report.Status);
        Assert.Equal(HttpMethod.Post, report.Method);
        Assert.Equal("api.binance.com", report.Host);
        Assert.Equal("/api/v3/order", report.Path);
        Assert.Equal("symbol=BTCUSDT&timestamp=1700000000000&signature=" + LogSamples.Signature, report.SentQuery);
        Assert.Equal(ApiFamily.Spot, report.Family);
        Assert.False(report.HasJsonBody);
    }

    [Fact]
    public void Axios_dump()
    {
        var report = ErrorReportReader.Read(LogSamples.Axios);

        Assert.Equal(-1022, report.Code);
        Assert.Equal("Signature for this request is not valid.", report.Message);
        Assert.Equal(HttpStatusCode.BadRequest, report.Status);
        Assert.Equal(HttpMethod.Post, report.Method);
        Assert.Equal("fapi.binance.com", report.Host);
        Assert.Equal("/fapi/v1/order", report.Path);
        Assert.Equal(ApiFamily.UsdMargined, report.Family);
        Assert.True(report.HasJsonBody);
        Assert.Null(report.SentBody);
    }

    [Fact]
    public void Pythons_requests_name_host_and_path_apart()
    {
        var report = ErrorReportReader.Read(
            "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='api.binance.com', port=443): Max retries exceeded with url: "
            + "/api/v3/account?timestamp=1&signature=ab (Caused by NewConnectionError('<urllib3.connection.HTTPSConnection object at 0x7f>: "
            + "Failed to establish a new connection: [Errno 111] Connection refused'))");

        Assert.Equal("api.binance.com", report.Host);
        Assert.Equal("/api/v3/account", report.Path);
        Assert.Equal("timestamp=1&signature=ab", report.SentQuery);
        Assert.Equal(BinanceErrorKind.Connection, report.Kind);
    }

    [Theory]
    [InlineData("data='symbol=BTCUSDT&side=BUY&timestamp=1&signature=ab'", "symbol=BTCUSDT&side=BUY&timestamp=1&signature=ab")]
    [InlineData("curl -X POST https://api.binance.com/api/v3/order -d \"symbol=BTCUSDT&timestamp=1\"", "symbol=BTCUSDT&timestamp=1")]
    [InlineData("body: symbol=BTCUSDT&timestamp=1", "symbol=BTCUSDT&timestamp=1")]
    public void Form_bodies(string text, string body)
    {
        var report = ErrorReportReader.Read(text);

        Assert.Equal(body, report.SentBody);
        Assert.False(report.HasJsonBody);
    }

    [Theory]
    [InlineData("data: '{\"symbol\":\"BTCUSDT\",\"timestamp\":1}'")]
    [InlineData("body={\"timestamp\":1,\"signature\":\"ab\"}")]
    [InlineData("requests.post(url, json={'symbol': 'BTCUSDT'})")]
    [InlineData("> POST /api/v3/order HTTP/1.1\n> Host: api.binance.com\n> Content-Type: application/json\n")]
    public void Json_bodies(string text) => Assert.True(ErrorReportReader.Read(text).HasJsonBody);

    [Theory]
    [InlineData("body: {\"code\":-2015,\"msg\":\"x\",\"symbol\":\"BTCUSDT\"}")]
    [InlineData("data: { code: -2015, msg: 'x' }")]
    public void Answers_are_no_json_bodies(string text) => Assert.False(ErrorReportReader.Read(text).HasJsonBody);

    [Fact]
    public void Of_several_addresses_the_last_before_the_refusal_counts()
    {
        var report = ErrorReportReader.Read(
            "GET https://api.binance.com/api/v3/time ok\nsee https://developers.binance.com/docs\nPOST https://fapi.binance.com/fapi/v1/order\n"
            + "{\"code\":-2015,\"msg\":\"x\"}\nGET https://dapi.binance.com/dapi/v1/account");

        Assert.Equal("/fapi/v1/order", report.Path);
        Assert.Equal(HttpMethod.Post, report.Method);
    }

    [Fact]
    public void Plain_http_and_doubled_paths_are_told()
    {
        var report = ErrorReportReader.Read("GET http://api.binance.com/api/api/v3/account 404 Not Found");

        Assert.Equal("http", report.Scheme);
        Assert.Equal("/api/api/v3/account", report.Path);
        Assert.Equal(HttpStatusCode.NotFound, report.Status);
        Assert.Equal(BinanceErrorKind.PathNotFound, report.Kind);
    }

    [Fact]
    public void Binance_TR_has_numbers_and_no_family_of_its_own()
    {
        var report = ErrorReportReader.Read("GET https://www.binance.tr/open/v1/account/spot HTTP 200 {\"code\":3701,\"msg\":\"Invalid api key, ip, or permission\",\"timestamp\":1}");

        Assert.Equal(3701, report.Code);
        Assert.Equal("www.binance.tr", report.Host);
        Assert.Null(report.Family);
        Assert.Null(report.Environment);
    }

    [Fact]
    public void The_account_of_an_own_error()
    {
        var error = new BinanceError
        {
            Kind = BinanceErrorKind.Api,
            Family = ApiFamily.Sapi,
            Method = HttpMethod.Get,
            Host = "api1.binance.com",
            Path = "/sapi/v1/x",
            Code = -1002,
            Message = "m",
            Status = HttpStatusCode.BadRequest,
        };

        var report = ErrorReportReader.From(error);

        Assert.Equal((-1002, "m", BinanceErrorKind.Api, ApiFamily.Sapi), (report.Code, report.Message, report.Kind, report.Family));
        Assert.Equal((BinanceEnvironment.Live, "api1.binance.com", "/sapi/v1/x"), (report.Environment, report.Host, report.Path));
    }
}
