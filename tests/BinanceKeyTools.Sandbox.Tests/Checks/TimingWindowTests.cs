using BinanceKeyTools.Sandbox.Tests.Fleets;
using BinanceKeyTools.Sandbox.Tests.Hosting;

namespace BinanceKeyTools.Sandbox.Tests.Checks;

public class TimingWindowTests
{
    private const string TooOld = "Timestamp for this request is outside of the recvWindow.";
    private const string Ahead = "Timestamp for this request was 1000ms ahead of the server's time.";

    [Theory]
    [InlineData(0, "", 0)]
    [InlineData(999, "", 0)]
    [InlineData(1000, "", -1021)]
    [InlineData(-5000, "", 0)]
    [InlineData(-5001, "", -1021)]
    [InlineData(-10, "recvWindow=10", 0)]
    [InlineData(-11, "recvWindow=10", -1021)]
    [InlineData(-60000, "recvWindow=60000", 0)]
    [InlineData(-60001, "recvWindow=60000", -1021)]
    [InlineData(0, "recvWindow=60001", -1131)]
    [InlineData(0, "recvWindow=0", 0)]
    [InlineData(0, "recvWindow=abc", -1102)]
    public async Task The_window_is_exact_to_the_millisecond(int offset, string query, int code)
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        foreach (var path in new[] { "/api/v3/account", "/sapi/v1/account/status", "/fapi/v3/account", "/dapi/v1/account", "/eapi/v1/marginAccount" })
        {
            var answer = await host.SendAsync("all", new Call("GET", path) { Query = query, TimestampOffset = offset });
            Assert.Equal((path, code), (path, answer.Code));
        }
    }

    [Fact]
    public async Task The_text_tells_the_direction()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        (await host.SendAsync("all", new Call("GET", "/api/v3/account") { TimestampOffset = -5001 })).ShouldBe(400, -1021, TooOld);
        (await host.SendAsync("all", new Call("GET", "/api/v3/account") { TimestampOffset = 1000 })).ShouldBe(400, -1021, Ahead);
        (await host.SendAsync("all", new Call("GET", "/api/v3/account") { TimestampOffset = 3_600_000 })).ShouldBe(400, -1021, Ahead);
        (await host.SendAsync("all", new Call("GET", "/api/v3/account") { Timestamp = "1700000000" })).ShouldBe(400, -1021, TooOld);
    }

    [Theory]
    [InlineData(0, "", 0)]
    [InlineData(999_999, "", 0)]
    [InlineData(1_000_000, "", -1021)]
    [InlineData(-1_500, "recvWindow=1.5", 0)]
    [InlineData(-1_501, "recvWindow=1.5", -1021)]
    [InlineData(-1, "recvWindow=0.001", 0)]
    [InlineData(0, "recvWindow=0.0001", -1102)]
    [InlineData(0, "recvWindow=60000.001", -1131)]
    public async Task Spot_takes_microseconds(int offset, string query, int code)
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var microseconds = (host.Clock.GetUtcNow().ToUnixTimeMilliseconds() * 1000) + offset;
        var call = new Call("GET", "/api/v3/account")
        {
            Query = query,
            Timestamp = microseconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        Assert.Equal(code, (await host.SendAsync("all", call)).Code);
        (await host.SendAsync("all", call with { Path = "/fapi/v3/account", Query = string.Empty })).ShouldBe(400, -1021, Ahead);
    }

    [Fact]
    public async Task Implausible_timestamps_are_bad_parameters_by_a_switch()
    {
        const string Mandatory = "Mandatory parameter 'timestamp' was not sent, was empty/null, or malformed.";
        await using var host = SandboxHost.Run(TestFleets.AllPowerful, options => options with
        {
            RefuseImplausibleTimestampsAsBadParameter = true,
        });
        (await host.SendAsync("all", new Call("GET", "/api/v3/account") { Timestamp = "1483228799999" })).ShouldBe(400, -1102, Mandatory);
        (await host.SendAsync("all", new Call("GET", "/api/v3/account") { Timestamp = "1483228800000" })).ShouldBe(400, -1021, TooOld);
        (await host.SendAsync("all", new Call("GET", "/api/v3/account") { TimestampOffset = 10_000 })).ShouldBe(400, -1021, Ahead);
        (await host.SendAsync("all", new Call("GET", "/api/v3/account") { TimestampOffset = 10_001 })).ShouldBe(400, -1102, Mandatory);
        (await host.SendAsync("all", new Call("GET", "/fapi/v3/account") { TimestampOffset = 10_001 })).ShouldBe(400, -1021, Ahead);
    }

    [Fact]
    public async Task The_server_clock_can_be_off()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful, options => options with
        {
            TimeOffset = TimeSpan.FromSeconds(-30),
        });
        var time = (await host.GetAsync("/api/v3/time")).ShouldSucceed().GetProperty("serverTime").GetInt64();
        Assert.Equal(SandboxHost.Start.ToUnixTimeMilliseconds() - 30_000, time);
        (await host.SendAsync("all", new Call("GET", "/api/v3/account"))).ShouldBe(400, -1021, Ahead);
        (await host.SendAsync("all", new Call("GET", "/api/v3/account") { TimestampOffset = -30_000 })).ShouldSucceed();
    }

    [Fact]
    public async Task Times_come_in_the_unit_that_the_header_asks_for()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        foreach (var (unit, digits) in new[] { ("MICROSECOND", 16), ("microsecond", 16), ("MILLISECOND", 13), ("millisecond", 13) })
        {
            var answer = await host.SendPlainAsync(new Call("GET", "/api/v3/time") { TimeUnit = unit });
            Assert.Equal(digits, answer.ShouldSucceed().GetProperty("serverTime").GetRawText().Length);
        }

        (await host.SendPlainAsync(new Call("GET", "/api/v3/time") { TimeUnit = "SECOND" }))
            .ShouldBe(400, -1194, "Invalid value for time unit; expected either MICROSECOND or MILLISECOND.");
    }
}
