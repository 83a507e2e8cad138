using System.Net;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Exchange.Errors;

namespace BinanceKeyTools.Core.Tests.Exchange;

public sealed class BinanceErrorTests
{
    [Theory]
    [InlineData("Invalid API-key, IP, or permissions for action, request ip: 203.0.113.7", "203.0.113.7")]
    [InlineData("Invalid API-key, IP, or permissions for action, request ip: 203.0.113.7.", "203.0.113.7")]
    [InlineData("Invalid API-key, IP, or permissions for action, request ip: 2001:db8::8a2e:370:7334", "2001:db8::8a2e:370:7334")]
    [InlineData("Invalid API-key, IP, or permissions for action, request ip: ::ffff:203.0.113.7", "::ffff:203.0.113.7")]
    [InlineData("Invalid API-key, IP, or permissions for action, Request IP: 198.51.100.1, server: x", "198.51.100.1")]
    [InlineData("Invalid API-key, IP, or permissions for action, request ip: unknown", null)]
    [InlineData("Invalid API-key, IP, or permissions for action, request ip: 999.1.1.1", null)]
    [InlineData("Invalid API-key, IP, or permissions for action.", null)]
    public async Task The_callers_address_is_read_from_the_message(string message, string? address)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(401, $$"""{"code":-2015,"msg":"{{message}}"}""");

        var error = await fixture.FailAsync(HttpMethod.Get, "/fapi/v3/account");

        Assert.Equal(address is null ? null : IPAddress.Parse(address), error.RequestAddress);
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("/api/v3/account")]
    [InlineData("/sapi/v1/account/status")]
    [InlineData("/fapi/v3/account")]
    [InlineData("/dapi/v1/balance")]
    [InlineData("/eapi/v1/marginAccount")]
    [InlineData("/papi/v1/account")]
    public async Task The_entry_is_the_one_of_the_family(string path)
    {
        foreach (var code in new[] { -1003, -1021, -1022, -2014, -2015, -4056, -1008, -5002 })
        {
            using var fixture = new ClientFixture();
            for (var i = 0; i < 2; i++)
            {
                fixture.Network.Reply(400, $$"""{"code":{{code}},"msg":"something"}""");
            }

            var error = await fixture.FailAsync(HttpMethod.Get, path);

            var expected = ErrorCatalogue.Default.Find(error.Family, code, "something");
            Assert.Same(expected, error.Entry);
            Assert.Equal(ApiPath.Parse(path), error.Family);
            Assert.Equal($"BinanceApi.{code}", error.ErrorId);
            Assert.Equal(expected?.Remedy ?? BinanceErrorAdvice.For(error), error.Remedy);
        }
    }

    [Fact]
    public async Task An_unknown_code_is_an_error_like_any_other()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(400, """{"code":100001003,"msg":"Verification failed"}""");

        var error = await fixture.FailAsync(HttpMethod.Post, "/sapi/v1/capital/withdraw/apply");

        Assert.Equal(BinanceErrorKind.Api, error.Kind);
        Assert.Equal("BinanceApi.100001003", error.ErrorId);
        Assert.NotEmpty(error.Remedy);
    }

    [Theory]
    [InlineData("""{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}""", -2015)]
    [InlineData("""{"msg":"nested","data":{"code":1,"msg":"other"},"code":-1}""", -1)]
    public async Task An_error_object_with_status_200_is_an_error(string body, int code)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, body);

        var error = await fixture.FailAsync(HttpMethod.Get);

        Assert.Equal(code, error.Code);
        Assert.Equal(HttpStatusCode.OK, error.Status);
    }

    [Theory]
    [InlineData("""{"code":-1.5,"msg":"x"}""")]
    [InlineData("""{"code":99999999999,"msg":"x"}""")]
    [InlineData("""{"code":"-2015","msg":"x"}""")]
    [InlineData("""{"code":-2015}""")]
    [InlineData("[-2015]")]
    public async Task A_refusal_in_another_form_keeps_its_excerpt(string body)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(400, body);

        var error = await fixture.FailAsync(HttpMethod.Get);

        Assert.Equal(BinanceErrorKind.ResponseNotJson, error.Kind);
        Assert.Equal("The request was refused without an API error.", error.Message);
        Assert.Equal(body, error.Excerpt);
    }

    [Fact]
    public void Every_kind_has_its_own_id_and_advice()
    {
        var kinds = Enum.GetValues<BinanceErrorKind>();

        Assert.All(kinds, kind =>
        {
            var error = ErrorOf(kind);
            Assert.Equal($"Binance{kind}", error.ErrorId);
            Assert.False(string.IsNullOrWhiteSpace(error.Remedy));
            Assert.EndsWith(".", error.Remedy, StringComparison.Ordinal);
        });

        // One advice serves whatever did not come from the API; each other kind has one of its own.
        var shared = new[] { BinanceErrorKind.ResponseHtml, BinanceErrorKind.ResponseNotJson, BinanceErrorKind.ResponseEmpty };
        Assert.Equal(kinds.Length - shared.Length + 1, kinds.Select(kind => ErrorOf(kind).Remedy).Distinct().Count());
    }

    [Fact]
    public void An_unknown_outcome_comes_first_in_the_advice()
    {
        var error = ErrorOf(BinanceErrorKind.Timeout) with { OutcomeUnknown = true };

        Assert.Equal($"The request may have been carried out: look before you repeat it. {ErrorOf(BinanceErrorKind.Timeout).Remedy}", error.Remedy);
    }

    [Fact]
    public async Task The_answer_behind_an_error_keeps_status_headers_and_weights()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(401, """{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}""",
            ("X-MBX-USED-WEIGHT-1M", "12"), ("Server", "Tengine"));

        var failure = await Assert.ThrowsAsync<BinanceException>(() => fixture.GetAsync());

        Assert.Equal(HttpStatusCode.Unauthorized, failure.Response!.Status);
        Assert.Equal(12, failure.Response.Usage.UsedWeight);
        Assert.Equal(["Tengine"], failure.Response.Headers["server"]);
        Assert.NotNull(failure.Response.Clock);
    }

    private static BinanceError ErrorOf(BinanceErrorKind kind) => new()
    {
        Kind = kind,
        Family = ApiFamily.Spot,
        Method = HttpMethod.Get,
        Host = "api.binance.com",
        Path = "/api/v3/account",
        Message = "No.",
    };
}
