using System.Net.Sockets;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Exchange;

public sealed class RetryTests
{
    public static TheoryData<string> Writes => new() { "POST", "PUT", "DELETE" };

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, BinanceErrorKind.Connection)]
    [InlineData(HttpRequestError.ResponseEnded, BinanceErrorKind.ResponseTruncated)]
    [InlineData(HttpRequestError.Unknown, BinanceErrorKind.Connection)]
    public async Task A_read_survives_two_lost_connections(HttpRequestError error, BinanceErrorKind kind)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Fail(error).Fail(error).Reply(200, "{}");

        var response = await fixture.GetAsync();

        Assert.Equal(3, response.Attempts);
        Assert.Equal(2, fixture.Activity.Count(line => line.StartsWith($"Binance{kind}: trying again", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_read_is_given_up_after_three_attempts()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Fail(HttpRequestError.ConnectionError, new SocketException((int)SocketError.ConnectionRefused)).Fail().Fail();

        var error = await fixture.FailAsync(HttpMethod.Get);

        Assert.Equal(BinanceErrorKind.Connection, error.Kind);
        Assert.Equal(3, error.Attempts);
        Assert.Equal(3, fixture.Network.Requests.Count);
        Assert.False(error.OutcomeUnknown);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_read_is_repeated_when_the_server_fails(int status)
    {
        using var fixture = new ClientFixture();
        fixture.Network.ReplyHtml(status, "<html>Bad Gateway</html>").Reply(status, """{"code":-1001,"msg":"Internal error."}""").Reply(200, "{}");

        Assert.Equal(3, (await fixture.GetAsync()).Attempts);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, BinanceErrorKind.NameResolution)]
    [InlineData(HttpRequestError.SecureConnectionError, BinanceErrorKind.Tls)]
    [InlineData(HttpRequestError.ProxyTunnelError, BinanceErrorKind.Proxy)]
    [InlineData(HttpRequestError.InvalidResponse, BinanceErrorKind.ResponseNotJson)]
    public async Task What_waiting_cannot_cure_is_not_repeated(HttpRequestError cause, BinanceErrorKind kind)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Fail(cause);

        var error = await fixture.FailAsync(HttpMethod.Get);

        Assert.Equal(kind, error.Kind);
        Assert.Single(fixture.Network.Requests);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(451)]
    public async Task A_refusal_is_not_repeated(int status)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(status, """{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}""");

        var error = await fixture.FailAsync(HttpMethod.Get);

        Assert.Equal(1, error.Attempts);
        Assert.Single(fixture.Network.Requests);
    }

    [Fact]
    public async Task Jitter_comes_from_the_injected_numbers()
    {
        var delays = new List<TimeSpan[]>();
        foreach (var number in new[] { 0.1, 0.1, 0.9 })
        {
            var time = new ManualTimeProvider { AutoAdvance = true };
            using var network = new ScriptedHandler(time).Fail().Fail().Fail();
            using var client = new BinanceClient(new BinanceClientOptions
            {
                Hosts = ExchangeHosts.For(BinanceEnvironment.Live),
                TimeProvider = time,
                Handler = network,
                Randomizer = () => number,
            });
            await Assert.ThrowsAsync<BinanceException>(
                () => client.SendAsync(new BinanceRequest(HttpMethod.Get, "/api/v3/ping") { Security = RequestSecurity.None }, credential: null));
            delays.Add([.. time.Delays]);
        }

        Assert.Equal(delays[0], delays[1]);
        Assert.NotEqual(delays[0], delays[2]);
        Assert.All(delays, each => Assert.Equal(2, each.Length));
        Assert.All(delays.SelectMany(each => each), delay => Assert.InRange(delay, TimeSpan.Zero, TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task A_read_waits_as_long_as_a_429_says()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(429, """{"code":-1003,"msg":"Too many requests."}""", ("Retry-After", "17")).Reply(200, "{}");

        var response = await fixture.GetAsync();

        Assert.Equal(2, response.Attempts);
        Assert.InRange(fixture.Time.Elapsed, TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(18));
    }

    [Fact]
    public async Task A_429_that_names_no_time_is_waited_out_for_the_minute_that_limits_count_in()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(429, """{"code":-1003,"msg":"Too many requests."}""").Reply(200, "{}");

        await fixture.GetAsync();

        Assert.InRange(fixture.Time.Elapsed, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(62));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_longer_wait_than_allowed_is_an_error_at_once(int status)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(status, """{"code":-1003,"msg":"Too many requests."}""", ("Retry-After", "86400"));

        var error = await fixture.FailAsync(HttpMethod.Get);

        Assert.Equal(TimeSpan.FromDays(1), error.RetryAfter);
        Assert.Single(fixture.Network.Requests);
        Assert.Equal(TimeSpan.Zero, fixture.Time.Elapsed);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_is_sent_once_and_its_lost_answer_is_called_unknown(string method)
    {
        foreach (var lost in new Action<ScriptedHandler>[]
        {
            network => network.Fail(),
            network => network.Fail(HttpRequestError.ResponseEnded),
            network => network.ReplyHtml(502, "<html>Bad Gateway</html>"),
            network => network.Reply(500, """{"code":-1000,"msg":"An unknown error occurred while processing the request."}"""),
            network => network.Reply(504, """{"code":-1007,"msg":"Timeout waiting for response from backend server. Send status unknown; execution status unknown."}"""),
            network => network.Reply(408, """{"code":-1000,"msg":"Timeout"}"""),
            network => network.Reply(400, """{"code":-1006,"msg":"An unexpected response was received from the message bus. Execution status unknown."}"""),
            network => network.Reply(200, ""),
            network => network.ReplyHtml(200, "<html>maintenance</html>"),
            network => network.Reply(200, """{"tranId":"""),
        })
        {
            using var fixture = new ClientFixture();
            lost(fixture.Network);

            var error = await fixture.FailAsync(new HttpMethod(method), "/api/v3/order/test");

            Assert.Single(fixture.Network.Requests);
            Assert.True(error.OutcomeUnknown, error.ErrorId);
            Assert.StartsWith("The request may have been carried out", error.Remedy, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_that_was_refused_or_never_left_has_a_known_outcome(string method)
    {
        foreach (var refused in new Action<ScriptedHandler>[]
        {
            network => network.Fail(HttpRequestError.NameResolutionError),
            network => network.Fail(HttpRequestError.ConnectionError, new SocketException((int)SocketError.ConnectionRefused)),
            network => network.Fail(HttpRequestError.SecureConnectionError),
            network => network.Fail(HttpRequestError.ProxyTunnelError),
            network => network.Reply(400, """{"code":-2010,"msg":"Account has insufficient balance for requested action."}"""),
            network => network.Reply(401, """{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}"""),
            network => network.Reply(429, """{"code":-1003,"msg":"Too many requests."}""", ("Retry-After", "1")),
            network => network.Reply(418, """{"code":-1003,"msg":"Way too many requests."}""", ("Retry-After", "1")),
            network => network.ReplyHtml(403, "<html>Request blocked.</html>"),
            network => network.ReplyHtml(404, "<html>Not Found</html>"),
            network => network.ReplyHtml(302, ""),
        })
        {
            using var fixture = new ClientFixture();
            refused(fixture.Network);

            var error = await fixture.FailAsync(new HttpMethod(method), "/api/v3/order/test");

            Assert.Single(fixture.Network.Requests);
            Assert.False(error.OutcomeUnknown, error.ErrorId);
        }
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("POST", true)]
    public async Task An_attempt_has_a_time_limit(string method, bool outcomeUnknown)
    {
        using var fixture = new ClientFixture(timeout: TimeSpan.FromSeconds(10));
        var sent = new TaskCompletionSource();
        fixture.Network.Reply(async (_, token) =>
        {
            sent.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });

        var failing = fixture.FailAsync(new HttpMethod(method), "/api/v3/order/test");
        await sent.Task;
        fixture.Time.Advance(TimeSpan.FromSeconds(10));
        var error = await failing;

        Assert.Equal(BinanceErrorKind.Timeout, error.Kind);
        Assert.Equal("No answer within 10 s.", error.Message);
        Assert.Equal(outcomeUnknown, error.OutcomeUnknown);
        Assert.Equal(1, error.Attempts);
    }
}
