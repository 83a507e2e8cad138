using BinanceKeyTools.Sandbox.Tests.Hosting;

namespace BinanceKeyTools.Sandbox.Tests.Fleets;

/// <summary>Each key of the sample fleet must behave as its story says.</summary>
public class SampleFleetTests
{
    private static readonly Call Account = new("GET", "/api/v3/account");
    private static readonly Call Restrictions = new("GET", "/sapi/v1/account/apiRestrictions");
    private static readonly Call Order = new("POST", "/api/v3/order/test") { Query = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.001" };
    private static readonly Call FuturesOrder = new("POST", "/fapi/v1/order/test") { Query = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.002" };

    [Fact]
    public void There_are_at_least_sixteen_keys_with_distinct_stories_and_credentials()
    {
        using var server = SandboxServer.Start(new SandboxOptions());
        Assert.True(server.Keys.Count >= 16);
        Assert.Equal(server.Keys.Count, server.Keys.Select(key => key.Story).Distinct().Count());
        Assert.Equal(server.Keys.Count, server.Keys.Select(key => key.RevealApiKey()).Distinct().Count());
        Assert.Equal(6, server.Keys.Select(key => key.Purpose).Distinct().Count());
        Assert.Equal(3, server.Keys.Select(key => key.Algorithm).Distinct().Count());
        Assert.All(server.Keys, key => Assert.StartsWith("SANDBOX", key.RevealApiKey(), StringComparison.Ordinal));
        Assert.All(server.Keys, key => Assert.DoesNotContain(key.RevealApiKey(), key.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tax-export", 0, 0, -2015, -2015)]
    [InlineData("dashboard", 0, 0, -2015, -2015)]
    [InlineData("grid-bot", 0, 0, 0, -2015)]
    [InlineData("market-maker", 0, 0, 0, -2015)]
    [InlineData("margin-bot", 0, 0, 0, -2015)]
    [InlineData("futures-hedger", 0, 0, -2015, 0)]
    [InlineData("treasury", 0, 0, -2015, -2015)]
    [InlineData("backup-script", 0, 0, -2015, -2015)]
    [InlineData("home-trader", 0, 0, 0, -2015)]
    [InlineData("legacy-importer", 0, 0, -2015, -2015)]
    [InlineData("everything", 0, 0, 0, 0)]
    [InlineData("cloud-bot", -2015, -2015, -2015, -2015)]
    [InlineData("expiring-bot", 0, 0, 0, -2015)]
    [InlineData("expired-bot", 0, 0, -2015, -2015)]
    [InlineData("ghost", -2008, -2008, -2008, -2015)]
    [InlineData("testnet-bot", -2008, -2008, -2008, -2015)]
    [InlineData("perp-bot", 0, 0, 0, -2015)]
    [InlineData("pair-bot", 0, 0, 0, -2015)]
    [InlineData("scalper", 0, 0, -2010, -2015)]
    [InlineData("pm-hedger", 0, 0, 0, -2015)]
    [InlineData("desk-eu", 0, 0, 0, -2015)]
    [InlineData("frozen-ops", 0, 0, -2010, -2015)]
    [InlineData("guarded-bot", 0, 0, -2015, -2015)]
    public async Task Keys_behave_as_their_stories_say(string name, int account, int restrictions, int order, int futuresOrder)
    {
        await using var host = SandboxHost.Run();
        Assert.Equal(account, (await host.SendAsync(name, Account)).Code);
        Assert.Equal(restrictions, (await host.SendAsync(name, Restrictions)).Code);
        Assert.Equal(order, (await host.SendAsync(name, Order)).Code);
        Assert.Equal(futuresOrder, (await host.SendAsync(name, FuturesOrder)).Code);
    }

    [Fact]
    public async Task The_wrong_address_is_right_from_where_the_bot_used_to_run()
    {
        await using var host = SandboxHost.Run();
        (await host.SendAsync("cloud-bot", Account with { Address = "203.0.113.7" })).ShouldSucceed();
        (await host.SendAsync("cloud-bot", Account with { Address = "::ffff:203.0.113.7" })).ShouldSucceed();
    }

    [Fact]
    public async Task The_expiring_permission_ends_when_its_time_comes()
    {
        await using var host = SandboxHost.Run();
        (await host.SendAsync("expiring-bot", Order)).ShouldSucceed();
        host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(-2015, (await host.SendAsync("expiring-bot", Order)).Code);
    }
}
