using System.Net;
using System.Net.Sockets;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Exchange;

public sealed class NetworkHandlerTests
{
    private const string Refusal = """{"code":-2015,"msg":"no"}""";

    [Fact]
    public async Task A_kind_of_address_can_be_demanded()
    {
        await using var server = RawServer.WithTime(_ => RawServer.Answer(Refusal, "401 Unauthorized"));
        using var client = Client(new Uri($"http://localhost:{server.Port}"), AddressFamily.InterNetwork);

        var clock = await client.MeasureClockAsync(ApiFamily.Spot);

        Assert.True(clock.Uncertainty >= TimeSpan.Zero);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_host_without_that_kind_of_address_does_not_resolve()
    {
        await using var server = RawServer.WithTime(_ => RawServer.Answer(Refusal, "401 Unauthorized"));
        using var client = Client(server.Address, AddressFamily.InterNetworkV6);

        var exception = await Assert.ThrowsAsync<BinanceException>(() => client.MeasureClockAsync(ApiFamily.Spot));

        Assert.Equal(BinanceErrorKind.NameResolution, exception.Error.Kind);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_address_that_nobody_listens_at_is_refused()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        using var client = Client(new Uri($"http://127.0.0.1:{port}"), AddressFamily.InterNetwork);

        var exception = await Assert.ThrowsAsync<BinanceException>(() => client.MeasureClockAsync(ApiFamily.Spot));

        Assert.Equal(BinanceErrorKind.Connection, exception.Error.Kind);
    }

    [Fact]
    public void A_direct_route_uses_no_proxy_and_validates_TLS()
    {
        using var direct = NetworkHandler.CreateDirect(AddressFamily.InterNetwork);
        using var proxied = NetworkHandler.Create(new WebProxy("http://127.0.0.1:1"), mayUseSystemProxy: false);
        using var plain = NetworkHandler.Create(null, mayUseSystemProxy: false);

        Assert.False(direct.UseProxy);
        Assert.True(proxied.UseProxy);
        Assert.False(plain.UseProxy);
        foreach (var handler in new[] { direct, proxied, plain })
        {
            Assert.Null(handler.SslOptions.RemoteCertificateValidationCallback);
            Assert.False(handler.AllowAutoRedirect);
            Assert.False(handler.UseCookies);
        }
    }

    private static BinanceClient Client(Uri address, AddressFamily family) => new(new BinanceClientOptions
    {
        Hosts = ExchangeHosts.At(BinanceEnvironment.Sandbox, address),
        IsDirect = true,
        AddressFamily = family,
        MaxAttempts = 1,
    });
}
