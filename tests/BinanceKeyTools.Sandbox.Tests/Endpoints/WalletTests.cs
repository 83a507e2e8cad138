using BinanceKeyTools.Sandbox.Tests.Fleets;
using BinanceKeyTools.Sandbox.Tests.Hosting;

namespace BinanceKeyTools.Sandbox.Tests.Endpoints;

public class WalletTests
{
    [Fact]
    public async Task Api_restrictions_describe_the_key_that_asks()
    {
        await using var host = SandboxHost.Run("""
            { "keys": [
                { "name": "k", "createTime": 1623840271000, "tradingAuthorityExpirationTime": 1895213600000, "ipList": [ "127.0.0.1" ],
                  "permissions": { "enableSpotAndMarginTrading": true, "enableFixApiTrade": true } },
                { "name": "expired", "tradingAuthorityExpirationTime": 1795100000000, "permissions": { "enableSpotAndMarginTrading": true } } ] }
            """);
        var body = (await host.SendAsync("k", new Call("GET", "/sapi/v1/account/apiRestrictions"))).Body;
        Assert.Equal(
            "{\"ipRestrict\":true,\"createTime\":1623840271000,\"enableReading\":true,\"enableSpotAndMarginTrading\":true,"
            + "\"enableWithdrawals\":false,\"enableInternalTransfer\":false,\"enableMargin\":false,\"enableFutures\":false,"
            + "\"permitsUniversalTransfer\":false,\"enableVanillaOptions\":false,\"enableFixApiTrade\":true,\"enableFixReadOnly\":false,"
            + "\"enablePortfolioMarginTrading\":false,\"tradingAuthorityExpirationTime\":1895213600000}",
            body);
        var expired = (await host.SendAsync("expired", new Call("GET", "/sapi/v1/account/apiRestrictions"))).ShouldSucceed();
        Assert.False(expired.GetProperty("enableSpotAndMarginTrading").GetBoolean());
        Assert.Equal(-2015, (await host.SendAsync("expired", new Call("POST", "/api/v3/order/test"))).Code);
    }

    [Fact]
    public async Task A_ticked_box_can_be_refused_under_default_security_controls()
    {
        await using var host = SandboxHost.Run();
        var restrictions = (await host.SendAsync("guarded-bot", new Call("GET", "/sapi/v1/account/apiRestrictions"))).ShouldSucceed();
        Assert.True(restrictions.GetProperty("enableSpotAndMarginTrading").GetBoolean());
        (await host.SendAsync("guarded-bot", new Call("POST", "/api/v3/order/test")))
            .ShouldBe(401, -2015, "Invalid API-key, IP, or permissions for action.");
    }

    [Fact]
    public async Task Account_state_is_told()
    {
        await using var host = SandboxHost.Run();
        Assert.Equal("{\"data\":\"Restricted\"}", (await host.SendAsync("frozen-ops", new Call("GET", "/sapi/v1/account/status"))).Body);
        Assert.Equal("{\"data\":\"Normal\"}", (await host.SendAsync("grid-bot", new Call("GET", "/sapi/v1/account/status"))).Body);
        var locked = (await host.SendAsync("scalper", new Call("GET", "/sapi/v1/account/apiTradingStatus"))).ShouldSucceed().GetProperty("data");
        Assert.True(locked.GetProperty("isLocked").GetBoolean());
        Assert.True(locked.GetProperty("plannedRecoverTime").GetInt64() > 0);
        var info = (await host.SendAsync("pm-hedger", new Call("GET", "/sapi/v1/account/info"))).ShouldSucceed();
        Assert.True(info.GetProperty("isPortfolioMarginRetailEnabled").GetBoolean());
        Assert.Equal("{\"status\":0,\"msg\":\"normal\"}", (await host.GetAsync("/sapi/v1/system/status")).Body);
    }

    [Fact]
    public async Task Portfolio_margin_moves_the_account_from_the_futures_hosts_to_papi()
    {
        await using var host = SandboxHost.Run();
        Assert.Equal(-2015, (await host.SendAsync("pm-hedger", new Call("GET", "/fapi/v3/account"))).Code);
        (await host.SendAsync("pm-hedger", new Call("GET", "/papi/v1/account"))).ShouldSucceed();
        Assert.Equal(-2015, (await host.SendAsync("futures-hedger", new Call("GET", "/papi/v1/account"))).Code);
        (await host.SendAsync("futures-hedger", new Call("GET", "/fapi/v3/account"))).ShouldSucceed();
        Assert.Equal(-2015, (await host.SendAsync("perp-bot", new Call("GET", "/fapi/v3/account"))).Code);
    }

    [Fact]
    public async Task Withdrawals_are_read_from_the_fleet_and_written_by_apply()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var history = new Call("GET", "/sapi/v1/capital/withdraw/history");
        var row = Assert.Single((await host.SendAsync("all", history)).ShouldSucceed().EnumerateArray());
        Assert.Equal("0.5", row.GetProperty("amount").GetString());
        Assert.Equal("2026-11-19 14:53:20", row.GetProperty("applyTime").GetString());
        Assert.Equal("[]", (await host.SendAsync("all", history with { Query = "withdrawOrderId=other" })).Body);
        Assert.Equal("[]", (await host.SendAsync("all", history with { Query = "status=4" })).Body);

        var apply = new Call("POST", "/sapi/v1/capital/withdraw/apply") { Body = "coin=BTC&address=bc1q&amount=0.1" };
        var id = (await host.SendAsync("all", apply)).ShouldSucceed().GetProperty("id").GetString();
        var written = Assert.Single((await host.SendAsync("all", history with { Query = "status=4" })).ShouldSucceed().EnumerateArray());
        Assert.Equal(id, written.GetProperty("id").GetString());
        Assert.Equal(-4026, (await host.SendAsync("all", apply with { Body = "coin=BTC&address=bc1q&amount=1000" })).Code);
        (await host.SendAsync("reader", apply)).ShouldBe(401, -1002, "You are not authorized to execute this request.");
    }

    [Theory]
    [InlineData("/sapi/v1/capital/withdraw/history", 90)]
    [InlineData("/sapi/v1/capital/deposit/hisrec", 90)]
    public async Task Periods_are_limited(string path, int days)
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var start = SandboxHost.Start.AddDays(-days);
        var query = $"startTime={start.ToUnixTimeMilliseconds()}&endTime={SandboxHost.Start.ToUnixTimeMilliseconds()}";
        (await host.SendAsync("all", new Call("GET", path) { Query = query })).ShouldSucceed();
        query = $"startTime={start.ToUnixTimeMilliseconds() - 1}&endTime={SandboxHost.Start.ToUnixTimeMilliseconds()}";
        Assert.Equal(-4047, (await host.SendAsync("all", new Call("GET", path) { Query = query })).Code);
    }

    [Fact]
    public async Task Transfers_need_their_type_and_are_paged()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var history = new Call("GET", "/sapi/v1/asset/transfer");
        (await host.SendAsync("all", history)).ShouldBe(400, -1102, "Mandatory parameter 'type' was not sent, was empty/null, or malformed.");
        (await host.SendAsync("all", new Call("POST", "/sapi/v1/asset/transfer") { Query = "type=MAIN_UMFUTURE&asset=USDT&amount=3" })).ShouldSucceed();
        var page = (await host.SendAsync("all", history with { Query = "type=MAIN_UMFUTURE&size=1&current=2" })).ShouldSucceed();
        Assert.Equal(2, page.GetProperty("total").GetInt32());
        Assert.Equal("7", Assert.Single(page.GetProperty("rows").EnumerateArray()).GetProperty("amount").GetString());
    }

    [Fact]
    public async Task Histories_of_each_market_are_apart()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        foreach (var (key, path, price) in new[]
        {
            ("all", "/fapi/v1/userTrades", "90001.00000000"),
            ("all", "/dapi/v1/userTrades", "90002.00000000"),
            ("portfolio", "/papi/v1/um/userTrades", "3000.00000000"),
        })
        {
            var trade = Assert.Single((await host.SendAsync(key, new Call("GET", path))).ShouldSucceed().EnumerateArray());
            Assert.Equal(price, trade.GetProperty("price").GetString());
        }

        var income = (await host.SendAsync("all", new Call("GET", "/fapi/v1/income") { Query = "incomeType=FUNDING_FEE" })).ShouldSucceed();
        Assert.Equal("-0.50000000", income[0].GetProperty("income").GetString());
    }

    [Fact]
    public async Task A_locked_futures_account_says_why()
    {
        await using var host = SandboxHost.Run("""
            { "accounts": [ { "name": "main", "futuresTradingLocked": true, "plannedRecoverTime": 1795300000000 } ],
              "keys": [ { "name": "k", "permissions": { "enableFutures": true } } ] }
            """);
        var status = (await host.SendAsync("k", new Call("GET", "/fapi/v1/apiTradingStatus"))).ShouldSucceed().GetProperty("indicators");
        Assert.True(status.GetProperty("BTCUSDT")[0].GetProperty("isLocked").GetBoolean());
        (await host.SendAsync("k", new Call("POST", "/fapi/v1/order/test") { Query = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.001" }))
            .ShouldBe(400, -4088, "User can not place order currently");
    }
}
