using BinanceKeyTools.Sandbox.Tests.Fleets;
using BinanceKeyTools.Sandbox.Tests.Hosting;

namespace BinanceKeyTools.Sandbox.Tests.Endpoints;

public class SpotTests
{
    private const string Limit = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001&price=80000";

    [Theory]
    [InlineData("", -1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.")]
    [InlineData("symbol=BTCUSDT&side=BUY", -1102, "Mandatory parameter 'type' was not sent, was empty/null, or malformed.")]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT", -1102, "Mandatory parameter 'timeInForce' was not sent, was empty/null, or malformed.")]
    [InlineData("symbol=BTCUSDT&side=BUY&type=MARKET", -1102, "Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!")]
    [InlineData("symbol=BTCUSDT&side=UP&type=MARKET&quantity=1", -1117, "Invalid side.")]
    [InlineData("symbol=BTCUSDT&side=BUY&type=MAGIC&quantity=1", -1116, "Invalid orderType.")]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=NOW&quantity=1&price=1", -1115, "Invalid timeInForce.")]
    [InlineData("symbol=DOGEUSDT&side=BUY&type=MARKET&quantity=1", -1121, "Invalid symbol.")]
    [InlineData("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.000001", -1013, "Filter failure: LOT_SIZE")]
    [InlineData("symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=1", -1013, "Filter failure: NOTIONAL")]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=80000.001", -1013, "Filter failure: PRICE_FILTER")]
    [InlineData("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=abc", -1100, "Illegal characters found in a parameter.")]
    public async Task A_test_order_is_validated(string query, int code, string text)
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        (await host.SendAsync("all", new Call("POST", "/api/v3/order/test") { Query = query })).ShouldBe(400, code, text);
    }

    [Fact]
    public async Task A_valid_test_order_answers_an_empty_object_or_the_commission_rates()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        Assert.Equal("{}", (await host.SendAsync("all", new Call("POST", "/api/v3/order/test") { Query = Limit })).Body);
        var priced = await host.SendAsync("all", new Call("POST", "/api/v3/order/test") { Query = Limit + "&computeCommissionRates=true" });
        Assert.Equal("0.00100000", priced.ShouldSucceed().GetProperty("standardCommissionForOrder").GetProperty("maker").GetString());
        Assert.Equal("21", priced.Header("x-mbx-used-weight"));
    }

    [Fact]
    public async Task The_matching_engine_refuses_what_key_or_account_may_not_trade()
    {
        await using var host = SandboxHost.Run();
        var order = new Call("POST", "/api/v3/order/test") { Query = "symbol=BNBUSDT&side=BUY&type=MARKET&quantity=0.01" };
        (await host.SendAsync("pair-bot", order)).ShouldBe(400, -2010, "Symbol not whitelisted for API key.");
        (await host.SendAsync("pair-bot", order with { Query = Limit })).ShouldSucceed();
        (await host.SendAsync("scalper", order)).ShouldBe(400, -2010, "This action is disabled on this account.");
        (await host.SendAsync("frozen-ops", order)).ShouldBe(400, -2010, "This account may not place or cancel orders.");
    }

    [Fact]
    public async Task Cancelling_open_orders_takes_them_away()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var open = new Call("GET", "/api/v3/openOrders");
        var cancel = new Call("DELETE", "/api/v3/openOrders") { Query = "symbol=BTCUSDT" };
        Assert.Equal("NEW", (await host.SendAsync("all", open)).ShouldSucceed()[0].GetProperty("status").GetString());
        Assert.Equal("CANCELED", (await host.SendAsync("all", cancel)).ShouldSucceed()[0].GetProperty("status").GetString());
        Assert.Equal("[]", (await host.SendAsync("all", open)).Body);
        (await host.SendAsync("all", cancel)).ShouldBe(400, -2011, "Unknown order sent.");
    }

    [Fact]
    public async Task The_account_shows_exact_balances_and_account_flags()
    {
        await using var host = SandboxHost.Run("""
            { "accounts": [ { "name": "main", "canWithdraw": false, "uid": 77,
                "balances": [ { "asset": "BTC", "free": "0.12345678", "locked": 1 }, { "asset": "LTC" } ] } ], "keys": [ { "name": "k" } ] }
            """);
        var account = (await host.SendAsync("k", new Call("GET", "/api/v3/account"))).ShouldSucceed();
        Assert.False(account.GetProperty("canWithdraw").GetBoolean());
        Assert.Equal(77, account.GetProperty("uid").GetInt64());
        Assert.Equal("{\"asset\":\"BTC\",\"free\":\"0.12345678\",\"locked\":\"1.00000000\"}", account.GetProperty("balances")[0].GetRawText());
        Assert.Equal(2, account.GetProperty("balances").GetArrayLength());
        var nonZero = (await host.SendAsync("k", new Call("GET", "/api/v3/account") { Query = "omitZeroBalances=true" })).ShouldSucceed();
        Assert.Equal(1, nonZero.GetProperty("balances").GetArrayLength());
    }

    [Fact]
    public async Task Exchange_info_describes_and_selects_symbols()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var all = (await host.GetAsync("/api/v3/exchangeInfo")).ShouldSucceed();
        Assert.Contains(all.GetProperty("rateLimits").EnumerateArray(), limit => limit.GetProperty("limit").GetInt32() == 6000);
        var selected = (await host.GetAsync("/api/v3/exchangeInfo?symbols=%5B%22BNBBTC%22,%22BTCUSDT%22%5D")).ShouldSucceed().GetProperty("symbols");
        Assert.Equal(["BNBBTC", "BTCUSDT"], selected.EnumerateArray().Select(symbol => symbol.GetProperty("symbol").GetString()));
        Assert.Contains(selected[0].GetProperty("filters").EnumerateArray(), filter => filter.GetProperty("filterType").GetString() == "LOT_SIZE");
        (await host.GetAsync("/api/v3/exchangeInfo?symbol=NOPE")).ShouldBe(400, -1121, "Invalid symbol.");
    }

    [Fact]
    public async Task Trades_are_limited_to_a_day_when_a_period_is_given()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var call = new Call("GET", "/api/v3/myTrades") { Query = "symbol=BTCUSDT&startTime=1795100000000&endTime=1795100000000" };
        Assert.Equal("90000.00000000", (await host.SendAsync("all", call)).ShouldSucceed()[0].GetProperty("price").GetString());
        Assert.Equal(-1127, (await host.SendAsync("all", call with { Query = "symbol=BTCUSDT&startTime=1&endTime=86400002" })).Code);
        Assert.Equal(-1023, (await host.SendAsync("all", call with { Query = "symbol=BTCUSDT&startTime=2&endTime=1" })).Code);
        Assert.Equal("[]", (await host.SendAsync("all", call with { Query = "symbol=ETHUSDT" })).Body);
    }
}
