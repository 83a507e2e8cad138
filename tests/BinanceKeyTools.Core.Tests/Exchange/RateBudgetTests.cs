using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Exchange;

/// <summary>Which requests share a budget, and what a 429 and a 418 do to them.</summary>
public sealed class RateBudgetTests
{
    private const string WithdrawHistory = "/sapi/v1/capital/withdraw/history";

    [Theory]
    [InlineData("/api/v3/account", "/api/v3/openOrders")]
    [InlineData("/fapi/v3/account", "/fapi/v1/income")]
    [InlineData("/sapi/v1/account/status", "/sapi/v1/account/status")]
    public async Task What_the_server_counted_holds_back_whatever_shares_the_budget(string spent, string asked)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, "{}", ("X-MBX-USED-WEIGHT-1M", "6000"), ("X-SAPI-USED-IP-WEIGHT-1M", "12000")).Reply(200, "{}");
        await fixture.GetAsync(spent);
        var before = fixture.Time.Elapsed;

        await fixture.GetAsync(asked);

        Assert.InRange(fixture.Time.Elapsed - before, TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(62));
        Assert.Contains(fixture.Activity, line => line.Contains("to stay within the weight limit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/api/v3/account", "/fapi/v3/account")]
    [InlineData("/api/v3/account", "/sapi/v1/account/status")]
    [InlineData("/sapi/v1/account/status", "/sapi/v1/account/info")]
    public async Task Other_budgets_are_not_touched(string spent, string asked)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, "{}", ("X-MBX-USED-WEIGHT-1M", "6000"), ("X-SAPI-USED-IP-WEIGHT-1M", "12000")).Reply(200, "{}");

        await fixture.GetAsync(spent);
        await fixture.GetAsync(asked);

        Assert.Equal(TimeSpan.Zero, fixture.Time.Elapsed);
    }

    [Fact]
    public async Task The_weight_of_an_account_is_counted_by_key()
    {
        using var fixture = new ClientFixture();
        using var other = TestKeys.Hmac(new string('B', 64));
        fixture.Network.Otherwise = _ => ScriptedHandler.Json(200, "[]");

        // 18000 each: ten fit into 180000.
        for (var i = 0; i < 10; i++)
        {
            await fixture.GetAsync(WithdrawHistory);
        }

        await fixture.Client.SendAsync(new BinanceRequest(HttpMethod.Get, WithdrawHistory), other);
        Assert.Equal(TimeSpan.Zero, fixture.Time.Elapsed);

        await fixture.GetAsync(WithdrawHistory);
        Assert.InRange(fixture.Time.Elapsed, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(62));
    }

    [Fact]
    public async Task A_429_about_an_account_does_not_hold_other_accounts_back()
    {
        using var fixture = new ClientFixture();
        using var other = TestKeys.Hmac(new string('B', 64));
        fixture.Network.Reply(429, """{"code":-1003,"msg":"Too much request weight used"}""", ("Retry-After", "70")).Reply(200, "[]");
        await fixture.FailAsync(HttpMethod.Get, WithdrawHistory);

        await fixture.Client.SendAsync(new BinanceRequest(HttpMethod.Get, WithdrawHistory), other);

        Assert.Equal(TimeSpan.Zero, fixture.Time.Elapsed);
    }

    [Fact]
    public async Task A_429_holds_everything_in_the_budget_back()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(429, """{"code":-1003,"msg":"Too many requests."}""", ("Retry-After", "20")).Reply(200, "{}");
        await fixture.FailAsync(HttpMethod.Post, "/api/v3/order/test");

        await fixture.GetAsync("/api/v3/openOrders");

        Assert.InRange(fixture.Time.Elapsed, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(21));
    }

    [Fact]
    public async Task Too_many_orders_of_an_account_do_not_stop_reading()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(429, """{"code":-1015,"msg":"Too many new orders; current limit is 50 orders per 10 SECOND."}""", ("Retry-After", "9"))
            .Reply(200, "{}");
        await fixture.FailAsync(HttpMethod.Post, "/api/v3/order/test");

        await fixture.GetAsync();

        Assert.Equal(TimeSpan.Zero, fixture.Time.Elapsed);
    }

    [Fact]
    public async Task A_budget_that_stays_closed_longer_than_one_waits_refuses_without_sending()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(429, """{"code":-1003,"msg":"Too many requests."}""", ("Retry-After", "300"));
        await fixture.FailAsync(HttpMethod.Get);

        var error = await fixture.FailAsync(HttpMethod.Post, "/api/v3/order/test");

        Assert.Equal(BinanceErrorKind.RateLimited, error.Kind);
        Assert.Equal(0, error.Attempts);
        Assert.Equal(TimeSpan.FromSeconds(300), error.RetryAfter);
        Assert.False(error.OutcomeUnknown);
        Assert.Single(fixture.Network.Requests);
        Assert.Equal(TimeSpan.Zero, fixture.Time.Elapsed);
    }

    [Fact]
    public async Task Waiting_for_the_budget_between_attempts_is_no_time_out()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(500, """{"code":-1000,"msg":"no"}""", ("X-MBX-USED-WEIGHT-1M", "6000")).Reply(200, "{}");

        var response = await fixture.GetAsync();

        Assert.Equal(2, response.Attempts);
        Assert.InRange(fixture.Time.Elapsed, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(64));
    }

    [Fact]
    public async Task A_wall_clock_that_is_set_back_stops_nothing()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, "{}", ("X-MBX-USED-WEIGHT-1M", "6000")).Reply(200, "{}");
        await fixture.GetAsync();
        fixture.Time.SetWallClock(TimeSpan.FromHours(-5));

        await fixture.GetAsync();

        Assert.InRange(fixture.Time.Elapsed, TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(62));
    }

    [Fact]
    public async Task A_ban_stops_everything_to_the_host_until_its_end()
    {
        using var fixture = new ClientFixture();
        var end = ManualTimeProvider.Start.AddMinutes(5);
        fixture.Network.Reply(418, $$"""{"code":-1003,"msg":"Way too much request weight used; IP banned until {{end.ToUnixTimeMilliseconds()}}. Please use WebSocket Streams for live updates to avoid bans."}""");

        var first = await fixture.FailAsync(HttpMethod.Get);
        Assert.Equal(BinanceErrorKind.Banned, first.Kind);
        Assert.Equal(end, first.BannedUntil);
        Assert.Equal("BinanceApi.-1003", first.ErrorId);
        Assert.Contains("2026-03-14 09:31:53 UTC", first.Remedy, StringComparison.Ordinal);
        Assert.Equal(end, fixture.Budget.BannedUntil(new Uri("https://api.binance.com")));

        foreach (var path in new[] { "/api/v3/account", "/api/v3/openOrders", "/sapi/v1/account/status" })
        {
            var stopped = await fixture.FailAsync(HttpMethod.Get, path);
            Assert.Equal(BinanceErrorKind.Banned, stopped.Kind);
            Assert.Equal(end, stopped.BannedUntil);
            Assert.Equal(0, stopped.Attempts);
        }

        Assert.Single(fixture.Network.Requests);
        Assert.Single(fixture.Network.TimeRequests);

        fixture.Network.Otherwise = _ => ScriptedHandler.Json(200, "{}");
        await fixture.GetAsync("/fapi/v3/account");
        fixture.Time.Advance(TimeSpan.FromMinutes(5));
        await fixture.GetAsync();
        Assert.Null(fixture.Budget.BannedUntil(new Uri("https://api.binance.com")));
    }

    [Theory]
    [InlineData("""{"code":-1003,"msg":"Way too many requests."}""", "240", 240)]
    [InlineData("""{"code":-1003,"msg":"Way too many requests."}""", null, 120)]
    [InlineData("<html>I'm a teapot</html>", "600", 600)]
    [InlineData("<html>I'm a teapot</html>", null, 120)]
    [InlineData("", "600", 600)]
    public async Task A_ban_without_a_text_lasts_as_long_as_the_header_says(string body, string? retryAfter, int seconds)
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(418, body, retryAfter is null ? [] : [("Retry-After", retryAfter)]);

        var error = await fixture.FailAsync(HttpMethod.Get);

        Assert.Equal(BinanceErrorKind.Banned, error.Kind);
        Assert.Equal(ManualTimeProvider.Start.AddSeconds(seconds), error.BannedUntil);
        Assert.Equal(ManualTimeProvider.Start.AddSeconds(seconds), fixture.Budget.BannedUntil(new Uri("https://api.binance.com")));
    }

    [Fact]
    public async Task The_end_of_a_ban_is_read_by_the_servers_clock()
    {
        using var fixture = new ClientFixture();

        // This machine's clock is an hour fast, so the end of the ban seems to be over already.
        fixture.Network.ServerOffset = TimeSpan.FromHours(-1);
        var end = ManualTimeProvider.Start.AddHours(-1).AddMinutes(3);
        fixture.Network.Reply(418, $$"""{"code":-1003,"msg":"Way too many requests; IP banned until {{end.ToUnixTimeMilliseconds()}}."}""");

        Assert.Equal(end, (await fixture.FailAsync(HttpMethod.Get)).BannedUntil);
        fixture.Time.Advance(TimeSpan.FromSeconds(179));
        Assert.Equal(0, (await fixture.FailAsync(HttpMethod.Get)).Attempts);

        fixture.Time.Advance(TimeSpan.FromSeconds(1));
        fixture.Network.Reply(200, "{}");
        await fixture.GetAsync();
    }

    [Fact]
    public async Task A_ban_that_comes_while_others_wait_for_the_budget_stops_them()
    {
        using var fixture = new ClientFixture(autoAdvance: false);
        fixture.Network.Reply(200, "{}", ("X-MBX-USED-WEIGHT-1M", "6000"));
        await fixture.GetAsync();
        var waiting = fixture.FailAsync(HttpMethod.Get);
        await fixture.Time.DelayBeganAsync();
        fixture.Budget.Ban(new Uri("https://api.binance.com"), fixture.Time.GetUtcNow().AddMinutes(10));

        fixture.Time.Advance(TimeSpan.FromSeconds(62));

        Assert.Equal(BinanceErrorKind.Banned, (await waiting).Kind);
        Assert.Single(fixture.Network.Requests);
    }

    [Fact]
    public async Task A_banned_host_is_reported_without_waiting_for_the_budget()
    {
        using var fixture = new ClientFixture(autoAdvance: false);
        fixture.Network.Reply(418, "", ("Retry-After", "300"), ("X-MBX-USED-WEIGHT-1M", "6000"));
        await fixture.FailAsync(HttpMethod.Get);

        Assert.Equal(BinanceErrorKind.Banned, (await fixture.FailAsync(HttpMethod.Get)).Kind);
    }

    [Fact]
    public async Task The_reported_weights_come_with_the_answer()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Reply(200, "{}",
            ("X-MBX-USED-WEIGHT", "9"), ("X-MBX-USED-WEIGHT-1M", "21"), ("X-MBX-ORDER-COUNT-10S", "3"), ("X-MBX-ORDER-COUNT-1D", "44"),
            ("X-SAPI-USED-IP-WEIGHT-1M", "5"), ("X-SAPI-USED-UID-WEIGHT-1M", "6"), ("Retry-After", "soon"), ("X-Mbx-Uuid", "u"));

        var response = await fixture.GetAsync();

        Assert.Equal(
            new RateLimitUsage { UsedWeight = 21, OrderCount10Seconds = 3, OrderCount1Day = 44, UsedIPWeight = 5, UsedUidWeight = 6 },
            response.Usage);
        Assert.Equal(["u"], response.Headers["x-mbx-uuid"]);
        Assert.Equal("application/json; charset=utf-8", Assert.Single(response.Headers["content-type"]));
    }
}
