using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Exchange;

/// <summary>Stopping works at once, whatever is being waited for. The clock of these tests never moves.</summary>
public sealed class CancellationTests
{
    [Fact]
    public async Task While_the_answer_is_awaited()
    {
        using var fixture = new ClientFixture(autoAdvance: false);
        using var stop = new CancellationTokenSource();
        var sent = new TaskCompletionSource();
        fixture.Network.Reply(async (_, token) =>
        {
            sent.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });

        var sending = fixture.GetAsync(cancellationToken: stop.Token);
        await sent.Task;
        await stop.CancelAsync();

        await AssertStoppedAsync(sending);
        Assert.Single(fixture.Network.Requests);
    }

    [Fact]
    public async Task While_a_retry_is_awaited()
    {
        using var fixture = new ClientFixture(autoAdvance: false);
        using var stop = new CancellationTokenSource();
        fixture.Network.Reply(500, """{"code":-1000,"msg":"no"}""");

        var sending = fixture.GetAsync(cancellationToken: stop.Token);
        await fixture.Time.DelayBeganAsync();
        await stop.CancelAsync();

        await AssertStoppedAsync(sending);
        Assert.Single(fixture.Network.Requests);
    }

    [Fact]
    public async Task While_the_budget_is_awaited()
    {
        using var fixture = new ClientFixture(autoAdvance: false);
        using var stop = new CancellationTokenSource();
        fixture.Network.Reply(200, "{}", ("X-MBX-USED-WEIGHT-1M", "6000"));
        await fixture.GetAsync();

        var sending = fixture.GetAsync(cancellationToken: stop.Token);
        Assert.Equal(61, (await fixture.Time.DelayBeganAsync()).TotalSeconds, 1.0);
        await stop.CancelAsync();

        await AssertStoppedAsync(sending);
        Assert.Single(fixture.Network.Requests);
    }

    [Fact]
    public async Task While_the_clock_is_measured_by_another()
    {
        using var fixture = new ClientFixture(autoAdvance: false);
        using var stop = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        fixture.Network.BeforeTime = _ => gate.Task;
        fixture.Network.Reply(200, "{}");
        var first = fixture.GetAsync();
        var second = fixture.GetAsync(cancellationToken: stop.Token);

        await stop.CancelAsync();

        await AssertStoppedAsync(second);
        gate.SetResult();
        Assert.Equal(1, (await first).Attempts);
    }

    [Fact]
    public async Task Before_anything_is_sent()
    {
        using var fixture = new ClientFixture();

        await AssertStoppedAsync(fixture.PostAsync(cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(fixture.Network.Requests);
    }

    [Fact]
    public async Task While_the_body_arrives()
    {
        var arriving = new TaskCompletionSource();
        await using var server = RawServer.WithTime(_ =>
        {
            arriving.SetResult();
            return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        }, staysOpen: true);
        using var client = new BinanceClient(new BinanceClientOptions { Hosts = ExchangeHosts.At(BinanceEnvironment.Sandbox, server.Address) });
        using var credential = TestKeys.Hmac();
        using var stop = new CancellationTokenSource();

        var sending = client.SendAsync(new BinanceRequest(HttpMethod.Get, "/api/v3/account"), credential, stop.Token);
        await arriving.Task;
        await stop.CancelAsync();

        await AssertStoppedAsync(sending);
    }

    private static async Task AssertStoppedAsync(Task sending) =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromSeconds(20)));
}
