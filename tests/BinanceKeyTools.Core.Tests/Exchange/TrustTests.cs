using System.Net;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Exchange;

/// <summary>The key header goes to no host that the environment does not name.</summary>
public sealed class TrustTests
{
    [Theory]
    [InlineData("301 Moved Permanently")]
    [InlineData("302 Found")]
    [InlineData("303 See Other")]
    [InlineData("307 Temporary Redirect")]
    [InlineData("308 Permanent Redirect")]
    public async Task A_redirect_is_reported_and_the_key_stays(string status)
    {
        await using var elsewhere = new RawServer(_ => RawServer.Answer("{}"));
        await using var server = RawServer.WithTime(request =>
            RawServer.Answer("", status, "text/html", $"Location: {elsewhere.Address}{request.Split(' ')[1][1..]}\r\n"));
        using var client = new BinanceClient(new BinanceClientOptions { Hosts = ExchangeHosts.At(BinanceEnvironment.Sandbox, server.Address) });
        using var credential = TestKeys.Hmac();

        var failure = await Assert.ThrowsAsync<BinanceException>(
            () => client.SendAsync(new BinanceRequest(HttpMethod.Get, "/api/v3/account"), credential));

        Assert.Equal(BinanceErrorKind.Redirect, failure.Error.Kind);
        Assert.Equal("BinanceRedirect", failure.Error.ErrorId);
        Assert.Equal(int.Parse(status[..3], System.Globalization.CultureInfo.InvariantCulture), (int)failure.Error.Status!);
        Assert.Single(server.Others);
        Assert.Empty(elsewhere.Requests);
        Assert.DoesNotContain(failure.Response!.Headers["Location"], value => value.Contains("signature=" + Signature(server), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_family_that_the_environment_lacks_is_refused_before_anything_is_sent()
    {
        using var fixture = new ClientFixture(ExchangeHosts.For(BinanceEnvironment.SpotTestnet));

        var refusal = await Assert.ThrowsAsync<UntrustedAddressException>(() => fixture.GetAsync("/sapi/v1/account/apiRestrictions"));

        Assert.Equal("EnvironmentUnsupported", refusal.ErrorId);
        Assert.Empty(fixture.Network.Requests);
        Assert.Empty(fixture.Network.TimeRequests);
    }

    [Theory]
    [InlineData("/api/v3/account", "https://api.binance.com")]
    [InlineData("/sapi/v1/account/status", "https://api.binance.com")]
    [InlineData("/fapi/v3/account", "https://fapi.binance.com")]
    [InlineData("/dapi/v1/balance", "https://dapi.binance.com")]
    [InlineData("/eapi/v1/marginAccount", "https://eapi.binance.com")]
    [InlineData("/papi/v1/account", "https://papi.binance.com")]
    public async Task A_request_goes_to_the_host_of_its_family(string path, string host)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, "{}");

        var response = await fixture.GetAsync(path);

        var request = Assert.Single(fixture.Network.Requests);
        Assert.Equal(host, request.Address.GetLeftPart(UriPartial.Authority));
        Assert.Equal(new Uri(host).Host, response.Host);
        Assert.Equal(TestKeys.ApiKey, request.ApiKey);
        Assert.All(fixture.Network.TimeRequests, time => Assert.Null(time.ApiKey));
    }

    [Theory]
    [InlineData(RequestSecurity.Signed)]
    [InlineData(RequestSecurity.ApiKey)]
    public async Task A_request_that_needs_a_key_does_not_leave_without_one(RequestSecurity security)
    {
        using var fixture = new ClientFixture();

        await Assert.ThrowsAsync<ArgumentException>(
            () => fixture.Client.SendAsync(new BinanceRequest(HttpMethod.Get, "/api/v3/account") { Security = security }, credential: null));

        Assert.Empty(fixture.Network.Requests);
    }

    [Fact]
    public async Task Plain_http_on_loopback_does_not_leave_through_the_system_proxy()
    {
        await using var proxy = new RawServer(_ => RawServer.Answer("{}"));
        await using var server = RawServer.WithTime(_ => RawServer.Answer("{}"));
        var systemProxy = HttpClient.DefaultProxy;
        try
        {
            HttpClient.DefaultProxy = new WebProxy(proxy.Address);
            using var client = new BinanceClient(new BinanceClientOptions { Hosts = ExchangeHosts.At(BinanceEnvironment.Sandbox, server.Address) });
            using var credential = TestKeys.Hmac();

            await client.SendAsync(new BinanceRequest(HttpMethod.Get, "/api/v3/account"), credential);
        }
        finally
        {
            HttpClient.DefaultProxy = systemProxy;
        }

        Assert.Empty(proxy.Requests);
        Assert.Single(server.Others);
    }

    [Fact]
    public async Task A_named_proxy_is_used_and_its_password_is_not_told()
    {
        await using var proxy = new RawServer(_ => RawServer.Answer("", "407 Proxy Authentication Required"));
        var address = new UriBuilder(proxy.Address) { UserName = "operator", Password = "hunter2hunter2" }.Uri;
        using var client = new BinanceClient(new BinanceClientOptions
        {
            Hosts = ExchangeHosts.For(BinanceEnvironment.Live),
            Proxy = new WebProxy(address),
            MaxAttempts = 1,
        });
        using var credential = TestKeys.Hmac();

        var failure = await Assert.ThrowsAsync<BinanceException>(
            () => client.SendAsync(new BinanceRequest(HttpMethod.Get, "/api/v3/account"), credential));

        Assert.Equal(BinanceErrorKind.Proxy, failure.Error.Kind);
        Assert.StartsWith("CONNECT api.binance.com:443 ", proxy.Requests[0], StringComparison.Ordinal);
        Assert.DoesNotContain(proxy.Requests, request => request.Contains(TestKeys.ApiKey, StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    private static string Signature(RawServer server) => server.Others[0].Split("signature=")[1].Split(' ')[0];
}
