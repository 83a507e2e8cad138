using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Core.Tests.Exchange;

public sealed class ServerClockTests
{
    private const string OutsideWindow = """{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}""";

    [Fact]
    public async Task The_offset_is_taken_at_the_midpoint_and_uncertain_by_half_the_round_trip()
    {
        using var fixture = new ClientFixture();

        // The server looks at its clock when 300 of 400 ms are over.
        fixture.Network.ServerOffset = TimeSpan.FromSeconds(7);
        fixture.Network.BeforeTime = _ =>
        {
            fixture.Time.Advance(TimeSpan.FromMilliseconds(400));
            fixture.Network.ServerOffset = TimeSpan.FromSeconds(7) - TimeSpan.FromMilliseconds(100);
            return Task.CompletedTask;
        };

        var clock = await fixture.Client.MeasureClockAsync(ApiFamily.Spot);

        Assert.Equal(TimeSpan.FromMilliseconds(200), clock.Uncertainty);
        Assert.Equal(TimeSpan.FromMilliseconds(7100), clock.Offset);
        Assert.Equal(ManualTimeProvider.Start, clock.MeasuredAt);
        Assert.InRange(TimeSpan.FromSeconds(7), clock.Offset - clock.Uncertainty, clock.Offset + clock.Uncertainty);
    }

    [Theory]
    [InlineData(-3_600_000)]
    [InlineData(250)]
    [InlineData(86_400_000L * 365 * 3)]
    public async Task Timestamps_follow_the_server_and_the_offset_is_told(long offset)
    {
        using var fixture = new ClientFixture();
        fixture.Network.ServerOffset = TimeSpan.FromMilliseconds(offset);
        fixture.Network.Reply(200, "{}");

        var response = await fixture.GetAsync();

        Assert.Equal(ManualTimeProvider.Start.ToUnixTimeMilliseconds() + offset, TimestampOf(fixture.Network.Requests[0]));
        Assert.Equal(TimeSpan.FromMilliseconds(offset), response.Clock!.Offset);
        Assert.Equal(response.Clock, fixture.Clock.OffsetOf(ExchangeHosts.For(BinanceEnvironment.Live).AddressOf(ApiFamily.Spot)));
    }

    [Fact]
    public async Task A_hundred_keys_at_once_cost_one_measurement()
    {
        using var fixture = new ClientFixture();
        var gate = new TaskCompletionSource();
        fixture.Network.BeforeTime = _ => gate.Task;
        fixture.Network.Otherwise = _ => ScriptedHandler.Json(200, "{}");

        var requests = Enumerable.Range(0, 100).Select(_ => Task.Run(() => fixture.GetAsync())).ToArray();
        gate.SetResult();
        await Task.WhenAll(requests);

        Assert.Single(fixture.Network.TimeRequests);
        Assert.Equal(100, fixture.Network.Requests.Count);
    }

    [Fact]
    public async Task Late_comers_never_measure_again()
    {
        // Many rounds, because what is tested is a race between the end of a measurement and a new caller.
        for (var round = 0; round < 200; round++)
        {
            var clock = new ServerClock();
            var measured = 0;
            var host = new Uri("https://api.binance.com");
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                for (var i = 0; i < 4; i++)
                {
                    await clock.EnsureAsync(
                        host,
                        async _ =>
                        {
                            Interlocked.Increment(ref measured);
                            await Task.Yield();
                            return new ClockOffset(TimeSpan.Zero, TimeSpan.Zero, ManualTimeProvider.Start);
                        },
                        CancellationToken.None);
                }
            })));

            Assert.Equal(1, measured);
        }
    }

    [Fact]
    public async Task An_offset_that_was_refused_does_not_come_back()
    {
        var clock = new ServerClock();
        var host = new Uri("https://api.binance.com");
        var first = new TaskCompletionSource<ClockOffset>();
        var stale = new ClockOffset(TimeSpan.FromHours(1), TimeSpan.Zero, ManualTimeProvider.Start);
        var waiting = Enumerable.Range(0, 16).Select(_ => clock.EnsureAsync(host, _ => first.Task, CancellationToken.None).AsTask()).ToArray();
        first.SetResult(stale);
        await waiting[0];
        clock.Forget(host, stale);
        var fresh = new ClockOffset(TimeSpan.Zero, TimeSpan.Zero, ManualTimeProvider.Start);
        await clock.EnsureAsync(host, _ => Task.FromResult(fresh), CancellationToken.None);
        await Task.WhenAll(waiting);

        clock.Forget(host, stale);

        Assert.Equal(fresh, clock.OffsetOf(host));
    }

    [Fact]
    public async Task Whoever_stops_the_shared_measurement_stops_only_himself()
    {
        var clock = new ServerClock();
        var host = new Uri("https://api.binance.com");
        using var stop = new CancellationTokenSource();
        var stopped = clock.EnsureAsync(host, async token => { await Task.Delay(Timeout.Infinite, token); return null!; }, stop.Token).AsTask();
        var offset = new ClockOffset(TimeSpan.FromSeconds(1), TimeSpan.Zero, ManualTimeProvider.Start);
        var other = clock.EnsureAsync(host, _ => Task.FromResult(offset), CancellationToken.None).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        Assert.Equal(offset, await other);
    }

    [Fact]
    public async Task A_failed_measurement_fails_everybody_who_waited_and_is_tried_again_by_the_next()
    {
        var clock = new ServerClock();
        var host = new Uri("https://api.binance.com");
        var result = new TaskCompletionSource<ClockOffset>();
        var waiting = Enumerable.Range(0, 3).Select(_ => clock.EnsureAsync(host, _ => result.Task, CancellationToken.None).AsTask()).ToArray();

        result.SetException(new InvalidDataException("no time"));

        foreach (var task in waiting)
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => task);
        }

        Assert.Null(clock.OffsetOf(host));
        var offset = new ClockOffset(TimeSpan.Zero, TimeSpan.Zero, ManualTimeProvider.Start);
        Assert.Equal(offset, await clock.EnsureAsync(host, _ => Task.FromResult(offset), CancellationToken.None));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_refused_timestamp_is_measured_again_and_sent_once_more(string method)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply((_, _) =>
        {
            fixture.Network.ServerOffset = TimeSpan.FromSeconds(-90);
            return Task.FromResult(ScriptedHandler.Json(400, OutsideWindow));
        }).Reply(200, "{}");

        var response = await fixture.SendAsync(new HttpMethod(method), "/api/v3/order/test");

        Assert.Equal(2, response.Attempts);
        Assert.Equal(2, fixture.Network.TimeRequests.Count);
        Assert.Equal(TimeSpan.FromSeconds(-90), response.Clock!.Offset);
        Assert.Equal(90_000, TimestampOf(fixture.Network.Requests[0]) - TimestampOf(fixture.Network.Requests[1]));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_timestamp_refused_twice_is_an_error(string method)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(400, OutsideWindow).Reply(400, OutsideWindow);

        var error = await fixture.FailAsync(new HttpMethod(method), "/api/v3/order/test");

        Assert.Equal("BinanceApi.-1021", error.ErrorId);
        Assert.Equal(2, error.Attempts);
        Assert.False(error.OutcomeUnknown);
        Assert.Equal(2, fixture.Network.Requests.Count);
    }

    [Fact]
    public async Task A_timestamp_of_ones_own_is_sent_as_it_is_and_never_corrected()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(400, OutsideWindow);
        var request = new BinanceRequest(HttpMethod.Get, "/api/v3/account")
        {
            Query = new RequestParameters(allowReserved: true).Add("timestamp", 1_499_827_319_559L),
        };

        var failure = await Assert.ThrowsAsync<BinanceException>(() => fixture.Client.SendAsync(request, fixture.Credential));

        Assert.Equal(-1021, failure.Error.Code);
        Assert.Null(failure.Response!.Clock);
        Assert.Empty(fixture.Network.TimeRequests);
        Assert.Equal(1_499_827_319_559L, TimestampOf(Assert.Single(fixture.Network.Requests)));
    }

    [Theory]
    [InlineData("/api/v3/account", "https://api.binance.com/api/v3/time")]
    [InlineData("/sapi/v1/account/status", "https://api.binance.com/api/v3/time")]
    [InlineData("/fapi/v3/account", "https://fapi.binance.com/fapi/v1/time")]
    [InlineData("/dapi/v1/balance", "https://dapi.binance.com/dapi/v1/time")]
    [InlineData("/eapi/v1/marginAccount", "https://eapi.binance.com/eapi/v1/time")]
    [InlineData("/papi/v1/account", "https://api.binance.com/api/v3/time")]
    public async Task Each_family_has_its_clock_and_portfolio_margin_the_spot_one(string path, string time)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Otherwise = _ => ScriptedHandler.Json(200, "{}");

        await fixture.GetAsync(path);
        await fixture.GetAsync(path);

        Assert.Equal(time, Assert.Single(fixture.Network.TimeRequests).Address.ToString());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("1499827319559")]
    [InlineData("""{"serverTime":"soon"}""")]
    [InlineData("""{"serverTime":9223372036854775807}""")]
    [InlineData("""{"serverTime":-9223372036854775808}""")]
    public async Task An_answer_without_a_time_is_a_typed_error(string body)
    {
        await using var server = new RawServer(_ => RawServer.Answer(body));
        using var client = new BinanceClient(new BinanceClientOptions { Hosts = ExchangeHosts.At(BinanceEnvironment.Sandbox, server.Address) });

        var failure = await Assert.ThrowsAsync<BinanceException>(() => client.MeasureClockAsync(ApiFamily.Spot));

        Assert.Equal(BinanceErrorKind.ResponseNotJson, failure.Error.Kind);
        Assert.Equal("/api/v3/time", failure.Error.Path);
    }

    private static long TimestampOf(RecordedRequest request) =>
        long.Parse(PercentEncoding.Parse(request.Query).Single(parameter => parameter.Key == "timestamp").Value, System.Globalization.CultureInfo.InvariantCulture);
}
