using System.Net;
using BinanceKeyTools.Sandbox.Tests.Fleets;
using BinanceKeyTools.Sandbox.Tests.Hosting;

namespace BinanceKeyTools.Sandbox.Tests.Http;

/// <summary>Whatever arrives, the server answers or closes, and goes on.</summary>
public class RobustnessTests
{
    [Theory]
    [InlineData("/api/v3/exchangeInfo?symbol=%zz")]
    [InlineData("/api/v3/exchangeInfo?symbols=%5B")]
    [InlineData("/api/v3/exchangeInfo?symbols=%5B1,null,{}%5D")]
    [InlineData("/api/v3/time?&&&==&=&%&+&%00")]
    [InlineData("/api/v3/account?signature=%FF%FE&timestamp=%F0%9F")]
    [InlineData("/api/../../etc/passwd?x=\u0001\u00FF|[]\"")]
    [InlineData("//api//v3//time")]
    [InlineData("/_sandbox/")]
    [InlineData("*")]
    public async Task Malformed_targets_end_in_an_answer(string target)
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var answer = await RawConnection.ExchangeAsync(host.Server.BaseAddress, RawConnection.Get(host.Server.BaseAddress, target));
        Assert.StartsWith("HTTP/1.1 ", answer, StringComparison.Ordinal);
        (await host.GetAsync("/api/v3/ping")).ShouldSucceed();
    }

    [Fact]
    public async Task Raw_bytes_in_a_signed_query_are_refused()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var key = host.Key("all");
        var payload = $"symbol=\u00C3\u00A4&timestamp={host.Timestamp()}";
        var signature = TestSigner.Sign(key.Algorithm!.Value, key.RevealSecret()!, System.Text.Encoding.Latin1.GetBytes(payload));
        var answer = await RawConnection.ExchangeAsync(
            host.Server.BaseAddress,
            RawConnection.Get(host.Server.BaseAddress, $"/api/v3/myTrades?{payload}&signature={signature}", $"X-MBX-APIKEY: {key.RevealApiKey()}\r\n"));
        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("-1022", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99999999999999999999999999999")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    [InlineData("")]
    [InlineData("9223372036854775807")]
    public async Task Numbers_out_of_range_are_refused_politely(string number)
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        foreach (var name in new[] { "timestamp", "recvWindow", "startTime", "endTime", "limit", "offset", "quantity" })
        {
            var timestamp = name == "timestamp" ? string.Empty : $"&timestamp={host.Timestamp()}";
            var query = $"symbol=BTCUSDT&side=BUY&type=MARKET&{name}={number}{timestamp}";
            foreach (var (method, path) in new[] { ("GET", "/api/v3/myTrades"), ("GET", "/sapi/v1/capital/withdraw/history"), ("POST", "/api/v3/order/test"), ("GET", "/fapi/v1/income") })
            {
                var answer = await host.SendAsync("all", new Call(method, path) { Query = query, OmitTimestamp = true });
                Assert.InRange(answer.Status, 200, 429);
            }
        }
    }

    [Fact]
    public async Task Huge_bodies_are_cut_off()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var declared = await RawConnection.ExchangeAsync(
            host.Server.BaseAddress,
            $"POST /api/v3/order/test HTTP/1.1\r\nHost: localhost:{host.Server.BaseAddress.Port}\r\nContent-Length: 99999999999\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413", declared, StringComparison.Ordinal);
        var answer = await host.SendPlainAsync(new Call("POST", "/api/v3/order/test") { Body = new string('a', 1_000_000) });
        answer.ShouldBe(401, -2014, "API-key format invalid.");
    }

    [Fact]
    public async Task A_head_request_gets_headers_only()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var request = RawConnection.Get(host.Server.BaseAddress, "/api/v3/ping").Replace("GET", "HEAD", StringComparison.Ordinal);
        var answer = await RawConnection.ExchangeAsync(host.Server.BaseAddress, request);
        Assert.StartsWith("HTTP/1.1 404", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unusable_sandbox_headers_are_named()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var address = await host.SendPlainAsync(new Call("GET", "/api/v3/ping") { Address = "nowhere" });
        Assert.Equal(400, address.Status);
        Assert.Contains("X-Sandbox-Client-Address", address.Message, StringComparison.Ordinal);
        var environment = await host.SendPlainAsync(new Call("GET", "/api/v3/ping") { Environment = "7" });
        Assert.Contains("SpotTestnet", environment.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serves_many_callers_at_once_over_few_connections()
    {
        await using var host = SandboxHost.Run(configure: options => options with { EnforceRateLimits = false });
        var names = new[] { "grid-bot", "market-maker", "home-trader", "tax-export" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 200)
            .Select(index => host.SendAsync(names[index % names.Length], new Call("GET", "/sapi/v1/account/apiRestrictions"))));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(200, host.Server.Statistics.Requests);
    }

    [Fact]
    public async Task A_busy_port_is_an_error_and_a_stopped_server_refuses_connections()
    {
        var host = SandboxHost.Run(TestFleets.AllPowerful);
        Assert.Throws<HttpListenerException>(() => SandboxServer.Start(new SandboxOptions { Port = host.Server.BaseAddress.Port, Fleet = host.Server.Fleet }));
        Assert.Throws<ArgumentException>(() => SandboxServer.Start(new SandboxOptions { Port = 70_000 }));
        host.Server.Stop();
        host.Server.Stop();
        await Assert.ThrowsAsync<HttpRequestException>(() => host.GetAsync("/api/v3/ping"));
        await host.DisposeAsync();
    }
}
