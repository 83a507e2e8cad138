using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Diagnosis.Egress;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Egress;

public sealed class EchoServiceTests
{
    [Theory]
    [InlineData("198.51.100.7", "198.51.100.7")]
    [InlineData("198.51.100.7\r\n", "198.51.100.7")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("::ffff:198.51.100.7", "198.51.100.7")]
    [InlineData("""{"ip":"198.51.100.7"}""", "198.51.100.7")]
    [InlineData(""" {"country":"XX","ip":"2001:db8::1"} """, "2001:db8::1")]
    [InlineData("", null)]
    [InlineData("1", null)]
    [InlineData("10.1", null)]
    [InlineData("198.51.100.777", null)]
    [InlineData("<html>198.51.100.7</html>", null)]
    [InlineData("{", null)]
    [InlineData("{}", null)]
    [InlineData("""{"ip":7}""", null)]
    [InlineData("""{"ip":null}""", null)]
    [InlineData("""["198.51.100.7"]""", null)]
    public void Addresses_are_read_from_text_and_from_JSON(string answer, string? address) =>
        Assert.Equal(address, EchoService.Read(answer)?.ToString());

    [Theory]
    [InlineData("https://echo.example", true)]
    [InlineData("https://echo.example/ip?format=json", true)]
    [InlineData("http://127.0.0.1:8080/", true)]
    [InlineData("http://localhost/", true)]
    [InlineData("http://[::1]:80/", true)]
    [InlineData("http://echo.example", false)]
    [InlineData("https://user:word@echo.example", false)]
    [InlineData("ftp://echo.example", false)]
    [InlineData("file:///etc/hosts", false)]
    [InlineData("/ip", false)]
    public void Only_https_and_loopback_are_asked(string address, bool isAcceptable) =>
        Assert.Equal(isAcceptable, EchoService.IsAcceptable(new Uri(address, UriKind.RelativeOrAbsolute)));

    [Fact]
    public async Task An_answer_becomes_an_address_and_carries_no_key()
    {
        await using var server = new RawServer(_ => RawServer.Answer("198.51.100.7\n", contentType: "text/plain"));
        using var service = Service(server.Address);

        var address = await service.AskAsync(CancellationToken.None);

        Assert.Equal("198.51.100.7", address.IPAddress.ToString());
        Assert.Equal("127.0.0.1", address.Source);
        var request = Assert.Single(server.Requests);
        Assert.StartsWith("GET / HTTP/1.1", request, StringComparison.Ordinal);
        Assert.DoesNotContain("APIKEY", request, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("500 Oops", "7", "HTTP 500")]
    [InlineData("302 Found", "", "HTTP 302")]
    [InlineData("200 OK", "SomethingElse", "is no address")]
    public async Task Another_answer_is_a_failure_that_repeats_nothing_of_it(string status, string body, string told)
    {
        await using var server = new RawServer(_ => RawServer.Answer(body, status, "text/plain", "Location: https://elsewhere.invalid/SomethingElse\r\n"));
        using var service = Service(server.Address);

        var exception = await Assert.ThrowsAsync<EgressServiceException>(() => service.AskAsync(CancellationToken.None));

        Assert.Contains(told, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SomethingElse", exception.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_endless_answer_is_not_read_to_its_end()
    {
        await using var server = new RawServer(_ => RawServer.Answer($"198.51.100.7{new string(' ', 100_000)}", contentType: "text/plain"));
        using var service = Service(server.Address);

        await Assert.ThrowsAsync<EgressServiceException>(() => service.AskAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_a_failure()
    {
        await using var server = new RawServer(_ => "");
        using var service = Service(server.Address);

        await Assert.ThrowsAsync<EgressServiceException>(() => service.AskAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Silence_ends_with_the_limit()
    {
        var time = new ManualTimeProvider();
        using var service = new EchoService(new Uri("https://echo.example"), new SilentHandler(() => time.Advance(TimeSpan.FromSeconds(10))), TimeSpan.FromSeconds(10), time);

        var exception = await Assert.ThrowsAsync<EgressServiceException>(() => service.AskAsync(CancellationToken.None));

        Assert.True(exception.IsRouteMissing);
    }

    [Fact]
    public async Task Stopping_stops()
    {
        using var stop = new CancellationTokenSource();
        using var service = new EchoService(new Uri("https://echo.example"), new SilentHandler(stop.Cancel), TimeSpan.FromSeconds(10), new ManualTimeProvider());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.AskAsync(stop.Token));
    }

    private static EchoService Service(Uri address) =>
        new(address, NetworkHandler.CreateDirect(null), TimeSpan.FromSeconds(30), TimeProvider.System);
}
