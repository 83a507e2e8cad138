using System.Net;
using System.Text;
using BinanceKeyTools.Sandbox.Faults;
using BinanceKeyTools.Sandbox.Tests.Fleets;
using BinanceKeyTools.Sandbox.Tests.Hosting;

namespace BinanceKeyTools.Sandbox.Tests.Faults;

public class FaultTests
{
    [Fact]
    public async Task A_fault_hits_its_method_and_path_only_and_only_so_often()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        host.Server.Faults.Add(new FaultRule { Kind = FaultKind.ServerError, Method = "GET", Path = "/api/*/account", Count = 2 });
        (await host.GetAsync("/api/v3/ping")).ShouldSucceed();
        (await host.SendAsync("all", new Call("GET", "/api/v3/account")))
            .ShouldBe(503, -1001, "Internal error; unable to process your request. Please try again.");
        Assert.Single(host.Server.Faults.Rules);
        Assert.Equal(503, (await host.SendAsync("all", new Call("GET", "/api/v3/account"))).Status);
        (await host.SendAsync("all", new Call("GET", "/api/v3/account"))).ShouldSucceed();
        Assert.Empty(host.Server.Faults.Rules);
    }

    [Fact]
    public async Task Each_nth_request_can_be_hit()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        host.Server.Faults.Add(new FaultRule { Kind = FaultKind.HtmlPage, Every = 3 });
        var statuses = new List<int>();
        for (var request = 0; request < 6; request++)
        {
            statuses.Add((await host.GetAsync("/api/v3/ping")).Status);
        }

        Assert.Equal([200, 200, 403, 200, 200, 403], statuses);
        host.Server.Faults.Clear();
        (await host.GetAsync("/api/v3/ping")).ShouldSucceed();
    }

    [Fact]
    public async Task An_html_page_looks_like_a_firewall()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        host.Server.Faults.Add(new FaultRule { Kind = FaultKind.HtmlPage, Count = 1 });
        var answer = await host.GetAsync("/api/v3/ping");
        Assert.Equal((403, "text/html"), (answer.Status, answer.Header("Content-Type")));
        Assert.Contains("Request blocked", answer.Body, StringComparison.Ordinal);
        host.Server.Faults.Add(new FaultRule { Kind = FaultKind.FixedAnswer, Status = 202, Body = string.Empty, ContentType = "text/x-test" });
        answer = await host.GetAsync("/api/v3/ping");
        Assert.Equal((202, string.Empty, "text/x-test"), (answer.Status, answer.Body, answer.Header("Content-Type")));
    }

    [Fact]
    public async Task Latency_and_jitter_delay_the_arrival()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful, options => options with { Random = new HalfRandom() });
        host.Server.Faults.Add(new FaultRule { Kind = FaultKind.Latency, Delay = TimeSpan.FromSeconds(6) });
        host.Server.Faults.Add(new FaultRule { Kind = FaultKind.Latency, Jitter = TimeSpan.FromSeconds(1) });
        var answer = host.SendAsync("all", new Call("GET", "/api/v3/account"));
        await TimerAsync(host);
        host.Clock.Advance(TimeSpan.FromSeconds(6.4));
        Assert.False(answer.IsCompleted);
        host.Clock.Advance(TimeSpan.FromSeconds(0.1));

        // The request is judged when it arrives: six seconds are longer than the default window.
        (await answer).ShouldBe(400, -1021, "Timestamp for this request is outside of the recvWindow.");
    }

    [Fact]
    public async Task A_reset_connection_gives_no_answer()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        host.Server.Faults.Add(new FaultRule { Kind = FaultKind.ConnectionReset, Path = "/fapi/*" });
        await Assert.ThrowsAsync<HttpRequestException>(() => host.GetAsync("/fapi/v1/ping"));
        (await host.GetAsync("/api/v3/ping")).ShouldSucceed();
        Assert.True(host.Server.Statistics.ConnectionResets >= 1);
    }

    [Fact]
    public async Task A_truncated_body_announces_more_than_it_sends()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        host.Server.Faults.Add(new FaultRule { Kind = FaultKind.TruncatedBody, Path = "/api/v3/exchangeInfo" });
        await Assert.ThrowsAsync<HttpRequestException>(() => host.GetAsync("/api/v3/exchangeInfo"));
        var raw = await RawConnection.ExchangeAsync(host.Server.BaseAddress, RawConnection.Get(host.Server.BaseAddress, "/api/v3/exchangeInfo"));
        Assert.StartsWith("HTTP/1.1 200", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("]}", raw[^2..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_can_be_off_for_some_requests()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        host.Server.Faults.Add(new FaultRule { Kind = FaultKind.ClockSkew, Skew = TimeSpan.FromSeconds(-3), Path = "/api/v3/account" });
        Assert.Equal(-1021, (await host.SendAsync("all", new Call("GET", "/api/v3/account"))).Code);
        (await host.SendAsync("all", new Call("GET", "/sapi/v1/account/status"))).ShouldSucceed();
    }

    [Fact]
    public async Task The_content_type_can_be_wrong()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        host.Server.Faults.Add(new FaultRule { Kind = FaultKind.WrongContentType });
        var answer = await host.GetAsync("/api/v3/time");
        answer.ShouldSucceed();
        Assert.Equal("text/plain", answer.Header("Content-Type"));
    }

    [Fact]
    public async Task A_slow_body_arrives_whole()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        host.Server.Faults.Add(new FaultRule { Kind = FaultKind.SlowBody, Delay = TimeSpan.FromSeconds(8) });
        var answer = host.GetAsync("/api/v3/time");
        for (var step = 0; step < 8; step++)
        {
            await TimerAsync(host);
            host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await answer).ShouldSucceed();
    }

    [Fact]
    public async Task Stopping_ends_requests_that_wait()
    {
        var host = SandboxHost.Run(TestFleets.AllPowerful);
        host.Server.Faults.Add(new FaultRule { Kind = FaultKind.Latency, Delay = TimeSpan.FromHours(1) });
        var answer = host.GetAsync("/api/v3/ping");
        await TimerAsync(host);
        host.Server.Stop();
        await Assert.ThrowsAsync<HttpRequestException>(() => answer);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Clients_in_other_processes_use_the_control_endpoint()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        var control = new Uri(host.Server.BaseAddress, "_sandbox/faults");
        using var rules = new StringContent("""[ { "kind": "HtmlPage", "path": "/api/*", "count": 1 }, { "kind": "Latency", "delayMs": 0 } ]""", Encoding.UTF8, "application/json");
        using var added = await host.Http.PostAsync(control, rules);
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        Assert.Equal(2, (await host.GetAsync("/_sandbox/faults")).ShouldSucceed().GetArrayLength());
        Assert.Equal(403, (await host.GetAsync("/api/v3/ping")).Status);
        (await host.GetAsync("/api/v3/ping")).ShouldSucceed();
        using var cleared = await host.Http.DeleteAsync(control);
        Assert.Equal("[]", await cleared.Content.ReadAsStringAsync());

        using var wrong = new StringContent("{ \"kind\": \"Explosion\" }", Encoding.UTF8, "application/json");
        using var refused = await host.Http.PostAsync(control, wrong);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("faults(1,11): $.kind: 'Explosion' is none of Latency", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(2, (await host.GetAsync("/_sandbox/statistics")).ShouldSucceed().GetProperty("requests").GetInt32());
    }

    [Fact]
    public async Task The_key_page_shows_calls_and_no_secrets()
    {
        await using var host = SandboxHost.Run("""
            { "keys": [ { "name": "k", "callHistory": [ { "time": 1795000000000, "path": "/api/v3/order", "method": "POST", "clientAddress": "192.0.2.66" } ] } ] }
            """);
        var key = host.Key("k");
        await host.SendAsync(key, new Call("GET", "/api/v3/account"));
        var page = await host.GetAsync("/_sandbox/keys");
        var calls = page.ShouldSucceed()[0].GetProperty("calls");
        Assert.Equal(["192.0.2.66", "127.0.0.1"], calls.EnumerateArray().Select(call => call.GetProperty("clientAddress").GetString()));
        Assert.DoesNotContain(key.RevealApiKey(), page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(key.RevealSecret()!, page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_out_of_range_are_refused()
    {
        await using var host = SandboxHost.Run(TestFleets.AllPowerful);
        foreach (var rule in new[]
        {
            new FaultRule { Kind = FaultKind.Latency, Count = 0 },
            new FaultRule { Kind = FaultKind.Latency, Every = 0 },
            new FaultRule { Kind = FaultKind.HtmlPage, Status = 99 },
            new FaultRule { Kind = FaultKind.Latency, Delay = TimeSpan.FromSeconds(-1) },
            new FaultRule { Kind = FaultKind.Latency, Path = string.Empty },
        })
        {
            Assert.Throws<ArgumentException>(() => host.Server.Faults.Add(rule));
        }
    }

    /// <summary>Waits until the server waits: what it waits for is the clock that only this test moves.</summary>
    private static async Task TimerAsync(SandboxHost host)
    {
        while (host.Clock.WaitingTimers == 0)
        {
            await Task.Yield();
        }
    }

    /// <summary>Half of everything.</summary>
    private sealed class HalfRandom : Random
    {
        public override double NextDouble() => 0.5;
    }
}
