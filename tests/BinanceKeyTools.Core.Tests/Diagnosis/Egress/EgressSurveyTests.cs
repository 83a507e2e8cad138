using System.Net;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Diagnosis.Egress;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Egress;

public sealed class EgressSurveyTests
{
    private const string Told = """{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action, request ip: 198.51.100.7"}""";
    private const string Short = """{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action"}""";

    [Fact]
    public async Task The_address_comes_from_the_refusal_of_a_key_that_nobody_has()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(401, Told);

        var address = await new EgressSurvey(fixture.Time).AskAsync(fixture.Client);

        Assert.Equal(IPAddress.Parse("198.51.100.7"), address!.IPAddress);
        Assert.Equal(IPFamily.IPv4, address.Family);
        Assert.Equal("Direct", address.Route);
        Assert.Equal("fapi.binance.com", address.Source);
        Assert.Equal(ManualTimeProvider.Start, address.ObservedAt);
        Assert.Null(address.Key);
        Assert.Null(address.IsListed);
        Assert.Equal("198.51.100.7 (Direct, told by fapi.binance.com)", address.ToString());
        var request = Assert.Single(fixture.Network.Requests);
        Assert.Equal("GET /fapi/v3/account", request.ToString());
        Assert.Matches("^[A-Za-z0-9]{64}$", request.ApiKey!);
        Assert.Contains("signature=", request.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_question_draws_a_pair_of_its_own()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Otherwise = _ => ScriptedHandler.Json(401, Short);

        await new EgressSurvey(fixture.Time).AskAsync(fixture.Client);
        await new EgressSurvey(fixture.Time).AskAsync(fixture.Client);

        Assert.Equal(4, fixture.Network.Requests.Select(request => request.ApiKey).Distinct().Count());
    }

    [Fact]
    public async Task The_other_futures_host_is_asked_once_when_the_first_tells_no_address()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(401, Short).Reply(401, Told);

        var address = await new EgressSurvey(fixture.Time).AskAsync(fixture.Client);

        Assert.Equal("dapi.binance.com", address!.Source);
        Assert.Equal(["GET /fapi/v3/account", "GET /dapi/v1/balance"], fixture.Network.Requests.Select(request => request.ToString()));
    }

    [Theory]
    [InlineData(401, Short)]
    [InlineData(400, """{"code":-2008,"msg":"Invalid Api-Key ID."}""")]
    [InlineData(401, """{"code":-2014,"msg":"API-key format invalid."}""")]
    [InlineData(200, "{}")]
    public async Task What_is_not_told_is_not_guessed(int status, string body)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Otherwise = _ => ScriptedHandler.Json(status, body);

        Assert.Null(await new EgressSurvey(fixture.Time).AskAsync(fixture.Client));

        Assert.Equal(2, fixture.Network.Requests.Count);
    }

    [Theory]
    [InlineData(BinanceEnvironment.SpotTestnet)]
    [InlineData(BinanceEnvironment.SpotDemo)]
    [InlineData(BinanceEnvironment.Us)]
    public async Task An_environment_without_futures_is_not_asked(BinanceEnvironment environment)
    {
        using var fixture = new ClientFixture(ExchangeHosts.For(environment));

        Assert.Null(await new EgressSurvey(fixture.Time).AskAsync(fixture.Client));

        Assert.Empty(fixture.Network.Requests);
        Assert.Empty(fixture.Network.TimeRequests);
    }

    [Fact]
    public async Task An_address_of_the_newer_kind_is_told_as_such()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(401, Told.Replace("198.51.100.7", "2001:db8:0:1::25", StringComparison.Ordinal));

        var address = await new EgressSurvey(fixture.Time).AskAsync(fixture.Client);

        Assert.Equal(IPFamily.IPv6, address!.Family);
        Assert.Equal("2001:db8:0:1::25", address.IPAddress.ToString());
    }

    [Fact]
    public async Task An_address_that_is_only_wrapped_is_unwrapped()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(401, Told.Replace("198.51.100.7", "::ffff:198.51.100.7", StringComparison.Ordinal));

        var address = await new EgressSurvey(fixture.Time).AskAsync(fixture.Client);

        Assert.Equal(IPFamily.IPv4, address!.Family);
        Assert.Equal("198.51.100.7", address.IPAddress.ToString());
    }

    [Theory]
    [InlineData(403, BinanceErrorKind.Firewall)]
    [InlineData(418, BinanceErrorKind.Banned)]
    [InlineData(451, BinanceErrorKind.RestrictedLocation)]
    [InlineData(302, BinanceErrorKind.Redirect)]
    public async Task Something_in_between_ends_it_and_nothing_more_is_sent(int status, BinanceErrorKind kind)
    {
        using var fixture = new ClientFixture();
        fixture.Network.ReplyHtml(status, "<p>no</p>");

        var exception = await Assert.ThrowsAsync<BinanceException>(() => new EgressSurvey(fixture.Time).AskAsync(fixture.Client));

        Assert.Equal(kind, exception.Error.Kind);
        Assert.Single(fixture.Network.Requests);
    }

    [Fact]
    public async Task A_network_that_fails_is_a_failure_without_the_drawn_key()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Fail(HttpRequestError.SecureConnectionError);
        static string Draw(int length) => string.Concat(Enumerable.Repeat("Qx7pLm2Z", length / 8));

        var exception = await Assert.ThrowsAsync<BinanceException>(() => new EgressSurvey(fixture.Time, Draw).AskAsync(fixture.Client));

        Assert.Equal(BinanceErrorKind.Tls, exception.Error.Kind);
        Assert.DoesNotContain("Qx7pLm2Z", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_stops()
    {
        using var fixture = new ClientFixture();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new EgressSurvey(fixture.Time).AskAsync(fixture.Client, stop.Token));
    }
}
