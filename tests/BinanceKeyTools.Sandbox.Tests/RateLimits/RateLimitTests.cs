using System.Globalization;
using BinanceKeyTools.Sandbox.Tests.Hosting;

namespace BinanceKeyTools.Sandbox.Tests.RateLimits;

public class RateLimitTests
{
    private const string Fleet = """
        { "keys": [ { "name": "k", "permissions": { "enableFutures": true } }, { "name": "other" } ],
          "rateLimits": { "spotWeight": 60, "spotRequests": 30, "walletAddressWeight": 20, "walletAccountWeight": 36000, "usdMarginedWeight": 10, "refusalsBeforeBan": 3 } }
        """;

    private static readonly Call Account = new("GET", "/api/v3/account");

    [Fact]
    public async Task Spot_answers_429_then_418_and_forgives_after_the_ban()
    {
        await using var host = SandboxHost.Run(Fleet);
        host.Clock.Advance(TimeSpan.FromSeconds(13));
        for (var used = 20; used <= 60; used += 20)
        {
            var fine = await host.SendAsync("k", Account);
            fine.ShouldSucceed();
            Assert.Equal(used.ToString(CultureInfo.InvariantCulture), fine.Header("x-mbx-used-weight-1m"));
        }

        for (var refusal = 0; refusal < 3; refusal++)
        {
            var refused = await host.SendAsync("k", Account);
            refused.ShouldBe(
                429,
                -1003,
                "Too much request weight used; current limit is 60 request weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid polling the API.");
            Assert.Equal("47", refused.Header("Retry-After"));
        }

        var banned = await host.SendAsync("k", Account);
        var end = host.Clock.GetUtcNow().AddMinutes(2);
        var text = $"Way too much request weight used; IP banned until {end.ToUnixTimeMilliseconds()}. Please use WebSocket Streams for live updates to avoid bans.";
        banned.ShouldBe(418, -1003, text);
        Assert.Equal("120", banned.Header("Retry-After"));

        host.Clock.Advance(TimeSpan.FromSeconds(119.5));
        var late = await host.GetAsync("/api/v3/ping");
        late.ShouldBe(418, -1003, text);
        Assert.Equal("1", late.Header("Retry-After"));
        host.Clock.Advance(TimeSpan.FromSeconds(0.5));
        (await host.SendAsync("k", Account)).ShouldSucceed();
        Assert.Equal((3, 2), (host.Server.Statistics.RateLimited, host.Server.Statistics.Banned));
    }

    [Fact]
    public async Task The_second_ban_is_longer()
    {
        await using var host = SandboxHost.Run(Fleet);
        var bans = new List<string?>();
        for (var round = 0; round < 2; round++)
        {
            Answer answer;
            do
            {
                answer = await host.SendAsync("k", Account);
            }
            while (answer.Status != 418);
            bans.Add(answer.Header("Retry-After"));
            host.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(["120", "240"], bans);
    }

    [Fact]
    public async Task Who_waits_is_not_banned()
    {
        await using var host = SandboxHost.Run(Fleet);
        for (var minute = 0; minute < 6; minute++)
        {
            for (var request = 0; request < 3; request++)
            {
                (await host.SendAsync("k", Account)).ShouldSucceed();
            }

            Assert.Equal(429, (await host.SendAsync("k", Account)).Status);
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task The_budget_belongs_to_the_address_and_not_to_the_key()
    {
        await using var host = SandboxHost.Run(Fleet);
        for (var request = 0; request < 3; request++)
        {
            (await host.SendAsync("k", Account)).ShouldSucceed();
        }

        Assert.Equal(429, (await host.SendAsync("other", Account)).Status);
        (await host.SendAsync("k", Account with { Address = "192.0.2.9" })).ShouldSucceed();

        // The futures hosts have budgets of their own.
        (await host.SendAsync("k", new Call("GET", "/fapi/v3/account"))).ShouldSucceed();
        (await host.SendAsync("k", new Call("GET", "/fapi/v3/account"))).ShouldSucceed();
        Assert.Equal(429, (await host.SendAsync("k", new Call("GET", "/fapi/v3/account"))).Status);
    }

    [Fact]
    public async Task Raw_requests_are_counted_over_five_minutes()
    {
        await using var host = SandboxHost.Run(Fleet);
        for (var request = 0; request < 30; request++)
        {
            (await host.GetAsync("/api/v3/ping")).ShouldSucceed();
        }

        var refused = await host.GetAsync("/api/v3/ping");
        refused.ShouldBe(429, -1003, "Too many requests; current limit is 30 requests per 5 MINUTE.");
        Assert.Equal("300", refused.Header("Retry-After"));
    }

    [Fact]
    public async Task Wallet_endpoints_have_budgets_of_their_own_and_never_ban()
    {
        await using var host = SandboxHost.Run(Fleet);
        var quota = new Call("GET", "/sapi/v1/capital/withdraw/quota");
        (await host.SendAsync("k", quota)).ShouldSucceed();
        (await host.SendAsync("k", quota)).ShouldSucceed();
        for (var request = 0; request < 12; request++)
        {
            var refused = await host.SendAsync("k", quota);
            Assert.Equal((429, "60"), (refused.Status, refused.Header("Retry-After")));
        }

        (await host.SendAsync("k", new Call("GET", "/sapi/v1/capital/config/getall"))).ShouldSucceed();
    }

    [Fact]
    public async Task Heavy_wallet_endpoints_are_limited_by_account_from_whatever_address()
    {
        await using var host = SandboxHost.Run(Fleet);
        var history = new Call("GET", "/sapi/v1/capital/withdraw/history");
        (await host.SendAsync("k", history)).ShouldSucceed();
        (await host.SendAsync("other", history with { Address = "192.0.2.1" })).ShouldSucceed();
        var refused = await host.SendAsync("k", history with { Address = "192.0.2.2" });
        Assert.Equal((429, "54000"), (refused.Status, refused.Header("X-SAPI-USED-UID-WEIGHT-1M")));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await host.SendAsync("k", history)).ShouldSucceed();
    }

    [Fact]
    public async Task Limits_can_be_switched_off_while_weights_are_still_reported()
    {
        await using var host = SandboxHost.Run(Fleet, options => options with
        {
            EnforceRateLimits = false,
        });
        for (var request = 1; request <= 8; request++)
        {
            var answer = await host.SendAsync("k", Account);
            answer.ShouldSucceed();
            Assert.Equal((20 * request).ToString(CultureInfo.InvariantCulture), answer.Header("x-mbx-used-weight"));
        }
    }

    [Theory]
    [InlineData("/api/v3/openOrders", "", "80")]
    [InlineData("/api/v3/openOrders", "symbol=BTCUSDT", "6")]
    [InlineData("/api/v3/myTrades", "symbol=BTCUSDT", "20")]
    [InlineData("/api/v3/myTrades", "symbol=BTCUSDT&orderId=1", "5")]
    [InlineData("/api/v3/rateLimit/order", "", "40")]
    [InlineData("/fapi/v1/apiTradingStatus", "", "10")]
    [InlineData("/fapi/v1/apiTradingStatus", "symbol=BTCUSDT", "1")]
    [InlineData("/fapi/v1/income", "", "30")]
    public async Task Weights_follow_the_parameters(string path, string query, string weight)
    {
        await using var host = SandboxHost.Run("""{ "keys": [ { "name": "k", "permissions": { "enableFutures": true } } ] }""");
        Assert.Equal(weight, (await host.SendAsync("k", new Call("GET", path) { Query = query })).Header("X-MBX-USED-WEIGHT-1M"));
    }
}
