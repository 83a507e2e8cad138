using BinanceKeyTools.Sandbox.Scenarios;
using BinanceKeyTools.Sandbox.Tests.Fleets;
using BinanceKeyTools.Sandbox.Tests.Hosting;

namespace BinanceKeyTools.Sandbox.Tests.Scenarios;

public class ScenarioTests
{
    [Fact]
    public async Task Maintenance_shows_in_the_system_status_and_in_refusals()
    {
        await using var host = Run("maintenance");
        Assert.Equal("{\"status\":1,\"msg\":\"system_maintenance\"}", (await host.GetAsync("/sapi/v1/system/status")).Body);
        Assert.Equal((503, -10001), Code(await host.SendAsync("all", new Call("GET", "/sapi/v1/account/status"))));
        Assert.Equal((503, -1001), Code(await host.SendAsync("all", new Call("GET", "/api/v3/account"))));
        (await host.GetAsync("/api/v3/time")).ShouldSucceed();
    }

    [Theory]
    [InlineData("clock-ahead", 30_000, "Timestamp for this request was 1000ms ahead of the server's time.")]
    [InlineData("clock-behind", -30_000, "Timestamp for this request is outside of the recvWindow.")]
    public async Task The_callers_clock_is_off(string scenario, int callerMinusServer, string text)
    {
        await using var host = Run(scenario);
        (await host.SendAsync("all", new Call("GET", "/api/v3/account"))).ShouldBe(400, -1021, text);
        (await host.SendAsync("all", new Call("GET", "/api/v3/account") { TimestampOffset = -callerMinusServer })).ShouldSucceed();
    }

    [Fact]
    public async Task A_banned_address_gets_418_except_from_the_wallet()
    {
        await using var host = Run("banned");
        Assert.Equal(418, (await host.GetAsync("/api/v3/ping")).Status);
        Assert.Equal("120", (await host.GetAsync("/fapi/v1/ping")).Header("Retry-After"));
        (await host.SendAsync("all", new Call("GET", "/sapi/v1/account/apiRestrictions"))).ShouldSucceed();
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        (await host.GetAsync("/api/v3/ping")).ShouldSucceed();
    }

    [Fact]
    public async Task Budgets_are_small_when_rate_limited()
    {
        await using var host = Run("rate-limited");
        var statuses = new List<int>();
        for (var request = 0; request < 4; request++)
        {
            statuses.Add((await host.SendAsync("all", new Call("GET", "/api/v3/account"))).Status);
        }

        Assert.Equal([200, 200, 200, 429], statuses);
    }

    [Fact]
    public async Task Firewall_and_geo_block_answer_everything()
    {
        await using var firewall = Run("waf");
        Assert.Equal(403, (await firewall.GetAsync("/api/v3/ping")).Status);
        await using var block = Run("geo-block");
        var answer = await block.GetAsync("/fapi/v1/ping");
        Assert.Equal(451, answer.Status);
        Assert.Contains("restricted location", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flaky_is_repeatable()
    {
        await using var host = Run("flaky");
        (await host.GetAsync("/api/v3/ping")).ShouldSucceed();
        (await host.GetAsync("/api/v3/ping")).ShouldSucceed();
        Assert.Equal(503, (await host.GetAsync("/api/v3/ping")).Status);
        (await host.GetAsync("/api/v3/ping")).ShouldSucceed();
        await Assert.ThrowsAsync<HttpRequestException>(() => host.GetAsync("/api/v3/ping"));
    }

    [Fact]
    public void Names_are_unique_and_an_unknown_one_lists_them()
    {
        Assert.Equal(ScenarioCatalogue.All.Count, ScenarioCatalogue.All.Select(scenario => scenario.Name).Distinct().Count());
        var error = Assert.Throws<ArgumentException>(() => Run("nonsense"));
        Assert.Contains("maintenance, clock-ahead", error.Message, StringComparison.Ordinal);
    }

    private static (int Status, int Code) Code(Answer answer) => (answer.Status, answer.Code);

    private static SandboxHost Run(string scenario) => SandboxHost.Run(TestFleets.AllPowerful, options => options with
    {
        Scenario = scenario,
    });
}
