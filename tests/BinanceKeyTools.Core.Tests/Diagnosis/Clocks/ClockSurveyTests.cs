using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Diagnosis.Clocks;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Clocks;

public sealed class ClockSurveyTests
{
    private static readonly LocalClockState Machine = new() { Machine = MachineKind.Linux };

    [Fact]
    public async Task A_right_clock_is_accurate_and_needs_nothing()
    {
        using var fixture = new ClientFixture();

        var report = await MeasureAsync(fixture);

        Assert.Equal(ClockVerdict.Accurate, report.Verdict);
        Assert.Equal(5, report.Samples.Length);
        Assert.Equal("api.binance.com", report.Host);
        Assert.Equal(BinanceEnvironment.Live, report.Environment);
        Assert.Equal(TimeSpan.Zero, report.Offset);
        Assert.Equal(TimeSpan.FromMilliseconds(1000), report.AheadMargin);
        Assert.Equal(TimeSpan.FromMilliseconds(5000), report.BehindMargin);
        Assert.Null(report.Drift);
        Assert.Empty(report.Fix);
        Assert.Same(Machine, report.LocalClock);
        Assert.Equal(ManualTimeProvider.Start, report.MeasuredAt);
        Assert.Equal("api.binance.com: Accurate, 0 ms", report.ToString());
    }

    [Theory]
    [InlineData(-60_000, 5000, ClockVerdict.TooFast)]
    [InlineData(-1001, 5000, ClockVerdict.TooFast)]
    [InlineData(-1000, 5000, ClockVerdict.TooFast)]
    [InlineData(-999, 5000, ClockVerdict.AtRisk)]
    [InlineData(-501, 5000, ClockVerdict.AtRisk)]
    [InlineData(-500, 5000, ClockVerdict.Accurate)]
    [InlineData(500, 5000, ClockVerdict.Accurate)]
    [InlineData(501, 5000, ClockVerdict.AtRisk)]
    [InlineData(5000, 5000, ClockVerdict.AtRisk)]
    [InlineData(5001, 5000, ClockVerdict.TooSlow)]
    [InlineData(5001, 60000, ClockVerdict.AtRisk)]
    [InlineData(60_000, 60000, ClockVerdict.AtRisk)]
    [InlineData(60_001, 60000, ClockVerdict.TooSlow)]
    [InlineData(100, 100, ClockVerdict.AtRisk)]
    [InlineData(101, 100, ClockVerdict.TooSlow)]
    [InlineData(20, 100, ClockVerdict.Accurate)]
    [InlineData(1, 1, ClockVerdict.AtRisk)]
    [InlineData(0, 1, ClockVerdict.Accurate)]
    public async Task The_verdict_follows_the_rule_of_the_exchange_to_the_millisecond(int serverAhead, int recvWindow, ClockVerdict verdict)
    {
        using var fixture = new ClientFixture();
        fixture.Network.ServerOffset = TimeSpan.FromMilliseconds(serverAhead);

        var report = await MeasureAsync(fixture, new ClockSurveyOptions { RecvWindow = recvWindow });

        Assert.Equal(verdict, report.Verdict);
        Assert.Equal(serverAhead, report.Offset.TotalMilliseconds);
        Assert.Equal(1000 + serverAhead, report.AheadMargin.TotalMilliseconds);
        Assert.Equal(recvWindow - serverAhead, report.BehindMargin.TotalMilliseconds);
        Assert.Equal(recvWindow, report.RecvWindow);
        Assert.Equal(verdict == ClockVerdict.Accurate, report.Fix.Length == 0);
    }

    [Theory]
    [InlineData(3000, 2000, ClockVerdict.Accurate)]
    [InlineData(1999, 2000, ClockVerdict.TooSlow)]
    public async Task The_way_there_counts_against_the_window(int recvWindow, int oneWay, ClockVerdict verdict)
    {
        using var fixture = new ClientFixture();
        Delay(fixture, TimeSpan.FromMilliseconds(oneWay), TimeSpan.Zero);

        var report = await MeasureAsync(fixture, new ClockSurveyOptions { RecvWindow = recvWindow, Samples = 2 });

        Assert.Equal(verdict, report.Verdict);
        Assert.Equal(recvWindow - oneWay, report.BehindMargin.TotalMilliseconds);
        Assert.Equal(oneWay / 2.0, report.Uncertainty.TotalMilliseconds);
    }

    [Fact]
    public async Task What_is_late_by_the_way_is_not_blamed_on_the_clock()
    {
        using var fixture = new ClientFixture();
        Delay(fixture, TimeSpan.FromMilliseconds(900), TimeSpan.FromMilliseconds(900));

        var report = await MeasureAsync(fixture, new ClockSurveyOptions { RecvWindow = 500 });

        Assert.Equal(ClockVerdict.TooSlow, report.Verdict);
        Assert.Contains("the way there", report.Explanation, StringComparison.Ordinal);
        Assert.Contains(report.Fix, step => step.Contains("connection", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Fix, step => step.Contains("timedatectl", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_that_take_seconds_leave_it_open()
    {
        using var fixture = new ClientFixture();
        Delay(fixture, TimeSpan.FromMilliseconds(1500), TimeSpan.FromMilliseconds(1500));

        var report = await MeasureAsync(fixture);

        Assert.Equal(ClockVerdict.Unknown, report.Verdict);
        Assert.Contains("3000 ms", report.Explanation, StringComparison.Ordinal);
        Assert.NotEmpty(report.Fix);
    }

    [Fact]
    public async Task The_shortest_round_trip_is_believed()
    {
        using var fixture = new ClientFixture();
        var trips = new Queue<int>([400, 20, 300]);
        fixture.Network.BeforeTime = _ =>
        {
            // All of it on the way back, which the midpoint cannot know.
            var trip = TimeSpan.FromMilliseconds(trips.Dequeue());
            fixture.Time.Advance(trip);
            fixture.Network.ServerOffset = TimeSpan.FromMilliseconds(100) - trip;
            return Task.CompletedTask;
        };

        var report = await MeasureAsync(fixture, new ClockSurveyOptions { Samples = 3 });

        Assert.Equal(TimeSpan.FromMilliseconds(10), report.Uncertainty);
        Assert.Equal(TimeSpan.FromMilliseconds(90), report.Offset);
        Assert.Equal(TimeSpan.FromMilliseconds(-100), report.MinimumOffset);
        Assert.Equal(TimeSpan.FromMilliseconds(90), report.MaximumOffset);
        Assert.Null(report.Drift);
    }

    [Fact]
    public async Task A_clock_that_runs_away_shows_its_drift()
    {
        using var fixture = new ClientFixture();
        var asked = 0;
        fixture.Network.BeforeTime = _ =>
        {
            // The server gains 10 ms between two samples that are 200 ms apart: 3000 ms a minute.
            fixture.Network.ServerOffset = TimeSpan.FromMilliseconds(10 * asked++);
            return Task.CompletedTask;
        };

        var report = await MeasureAsync(fixture, new ClockSurveyOptions { Samples = 10 });

        Assert.Equal(3000, report.Drift!.Value, 3);
    }

    [Fact]
    public async Task A_clock_that_is_set_in_between_is_at_risk()
    {
        using var fixture = new ClientFixture();
        var asked = 0;
        fixture.Network.BeforeTime = _ =>
        {
            fixture.Network.ServerOffset = TimeSpan.FromSeconds(asked++ == 0 ? -8 : 0);
            return Task.CompletedTask;
        };

        var report = await MeasureAsync(fixture, new ClockSurveyOptions { Samples = 2 });

        Assert.Equal(ClockVerdict.AtRisk, report.Verdict);
        Assert.Contains("Some of them are refused", report.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(30, 29)]
    public async Task Samples_are_apart_by_the_spacing(int samples, int pauses)
    {
        using var fixture = new ClientFixture();

        var report = await MeasureAsync(fixture, new ClockSurveyOptions { Samples = samples });

        Assert.Equal(samples, report.Samples.Length);
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromMilliseconds(200), pauses), fixture.Time.Delays.Where(delay => delay == TimeSpan.FromMilliseconds(200)));
        Assert.Equal(report.Samples.Select(sample => sample.MeasuredAt).Distinct().Count(), samples);
    }

    [Theory]
    [InlineData(ApiFamily.Spot, "api.binance.com", "/api/v3/time")]
    [InlineData(ApiFamily.Sapi, "api.binance.com", "/api/v3/time")]
    [InlineData(ApiFamily.UsdMargined, "fapi.binance.com", "/fapi/v1/time")]
    [InlineData(ApiFamily.CoinMargined, "dapi.binance.com", "/dapi/v1/time")]
    [InlineData(ApiFamily.Options, "eapi.binance.com", "/eapi/v1/time")]
    [InlineData(ApiFamily.PortfolioMargin, "api.binance.com", "/api/v3/time")]
    public async Task Each_family_is_asked_where_it_has_its_clock_and_without_a_key(ApiFamily family, string host, string path)
    {
        using var fixture = new ClientFixture();

        var report = await new ClockSurvey(fixture.Client, fixture.Time).MeasureAsync(family, new ClockSurveyOptions { Samples = 1 }, Machine);

        Assert.Equal(family, report.Family);
        Assert.Equal(host, report.Host);
        var request = Assert.Single(fixture.Network.TimeRequests);
        Assert.Equal(host, request.Address.Host);
        Assert.Equal(path, request.Path);
        Assert.Null(request.ApiKey);
        Assert.Empty(request.Query);
    }

    [Theory]
    [InlineData(BinanceEnvironment.Live, new[] { ApiFamily.Spot, ApiFamily.UsdMargined, ApiFamily.CoinMargined, ApiFamily.Options })]
    [InlineData(BinanceEnvironment.SpotTestnet, new[] { ApiFamily.Spot })]
    [InlineData(BinanceEnvironment.FuturesDemo, new[] { ApiFamily.UsdMargined, ApiFamily.CoinMargined })]
    [InlineData(BinanceEnvironment.Us, new[] { ApiFamily.Spot })]
    public void The_families_with_a_clock_are_those_that_the_environment_serves(BinanceEnvironment environment, ApiFamily[] families) =>
        Assert.Equal(families, ClockSurvey.FamiliesOf(ExchangeHosts.For(environment)));

    [Theory]
    [InlineData(ApiFamily.UsdMargined)]
    [InlineData(ApiFamily.PortfolioMargin)]
    public async Task A_family_that_the_environment_does_not_serve_is_refused_before_anything_is_sent(ApiFamily family)
    {
        using var fixture = new ClientFixture(ExchangeHosts.For(BinanceEnvironment.SpotTestnet));

        var exception = await Assert.ThrowsAsync<UntrustedAddressException>(
            () => new ClockSurvey(fixture.Client, fixture.Time).MeasureAsync(family, new ClockSurveyOptions(), Machine));

        Assert.Equal("EnvironmentUnsupported", exception.ErrorId);
        Assert.Empty(fixture.Network.TimeRequests);
    }

    [Fact]
    public async Task A_failure_after_the_first_sample_leaves_what_was_measured()
    {
        using var fixture = new ClientFixture();
        var asked = 0;
        fixture.Network.BeforeTime = _ => asked++ < 2 ? Task.CompletedTask : throw new HttpRequestException(HttpRequestError.SecureConnectionError, "scripted");

        var report = await MeasureAsync(fixture);

        Assert.Equal(2, report.Samples.Length);
        Assert.Equal(ClockVerdict.Accurate, report.Verdict);
    }

    [Fact]
    public async Task A_host_that_never_answers_is_a_failure()
    {
        using var fixture = new ClientFixture();
        fixture.Network.BeforeTime = _ => throw new HttpRequestException(HttpRequestError.NameResolutionError, "scripted");

        var exception = await Assert.ThrowsAsync<BinanceException>(() => MeasureAsync(fixture));

        Assert.Equal(BinanceErrorKind.NameResolution, exception.Error.Kind);
    }

    [Fact]
    public async Task Stopping_between_two_samples_stops()
    {
        using var fixture = new ClientFixture(autoAdvance: false);
        using var stop = new CancellationTokenSource();
        var survey = new ClockSurvey(fixture.Client, fixture.Time).MeasureAsync(ApiFamily.Spot, new ClockSurveyOptions(), Machine, stop.Token);
        await fixture.Time.DelayBeganAsync();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => survey);
        Assert.Single(fixture.Network.TimeRequests);
    }

    [Theory]
    [InlineData(0, 5000)]
    [InlineData(31, 5000)]
    [InlineData(5, 0)]
    [InlineData(5, 60001)]
    public async Task Numbers_out_of_range_are_refused(int samples, int recvWindow)
    {
        using var fixture = new ClientFixture();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => MeasureAsync(fixture, new ClockSurveyOptions { Samples = samples, RecvWindow = recvWindow }));
    }

    [Fact]
    public async Task Explanations_have_two_sentences()
    {
        foreach (var (ahead, way) in new[] { (0, 0), (-700, 0), (-5000, 0), (800, 0), (9000, 0), (0, 1500), (0, 8000) })
        {
            using var fixture = new ClientFixture();
            fixture.Network.BeforeTime = _ =>
            {
                fixture.Time.Advance(TimeSpan.FromMilliseconds(way * 2));
                fixture.Network.ServerOffset = TimeSpan.FromMilliseconds(ahead - way);
                return Task.CompletedTask;
            };

            var report = await MeasureAsync(fixture);

            Assert.Equal(2, report.Explanation.Replace("api.binance.com", "host", StringComparison.Ordinal).Count(character => character == '.'));
            Assert.Contains("api.binance.com", report.Explanation, StringComparison.Ordinal);
        }
    }

    private static Task<ClockReport> MeasureAsync(ClientFixture fixture, ClockSurveyOptions? options = null) =>
        new ClockSurvey(fixture.Client, fixture.Time).MeasureAsync(ApiFamily.Spot, options ?? new ClockSurveyOptions(), Machine);

    private static void Delay(ClientFixture fixture, TimeSpan there, TimeSpan back) => fixture.Network.BeforeTime = _ =>
    {
        fixture.Time.Advance(there + back);
        fixture.Network.ServerOffset = -back;
        return Task.CompletedTask;
    };
}
