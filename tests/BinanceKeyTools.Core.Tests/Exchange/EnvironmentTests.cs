using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Exchange;

public sealed class EnvironmentTests
{
    [Fact]
    public void Every_environment_with_an_address_has_a_profile()
    {
        var named = Enum.GetValues<BinanceEnvironment>().Where(environment => environment is not (BinanceEnvironment.Sandbox or BinanceEnvironment.Custom));

        Assert.Equal(named, EnvironmentProfiles.All.Select(profile => profile.Name));
        Assert.All(EnvironmentProfiles.All, profile => Assert.Equal(ExchangeHosts.For(profile.Name).Addresses.Keys.Order(), profile.Families));
    }

    [Fact]
    public void Every_host_of_a_profile_is_known_by_name()
    {
        foreach (var profile in EnvironmentProfiles.All)
        {
            foreach (var host in profile.Hosts)
            {
                Assert.All(host.Alternates.Append(host.Address.Host), name => Assert.Equal(profile.Name, HostDirectory.EnvironmentOf(name)));
                Assert.True(HostDirectory.FamilyOf(host.Address.Host) is null || HostDirectory.FamilyOf(host.Address.Host) == host.Family);
            }
        }
    }

    [Fact]
    public void Only_live_and_the_sandbox_tell_what_a_key_may_do()
    {
        Assert.Equal([BinanceEnvironment.Live], EnvironmentProfiles.All.Where(profile => profile.HasKeyRestrictions).Select(profile => profile.Name));
        Assert.True(EnvironmentProfiles.ForSandbox(new Uri("http://localhost:1")).HasKeyRestrictions);
    }

    [Theory]
    [InlineData(BinanceEnvironment.Custom)]
    [InlineData(BinanceEnvironment.Sandbox)]
    public void What_has_no_address_has_no_profile(BinanceEnvironment environment) =>
        Assert.Equal("BaseUriRequired", Assert.Throws<UntrustedAddressException>(() => EnvironmentProfiles.For(environment)).ErrorId);

    [Fact]
    public async Task Each_family_is_asked_once_by_its_own_public_path()
    {
        using var fixture = new ClientFixture();
        fixture.Network.Otherwise = _ => ScriptedHandler.Json(200, "{}");

        var tested = await EnvironmentTester.TestAsync(EnvironmentProfiles.For(BinanceEnvironment.Live), fixture.Client);

        Assert.True(tested.Reachable);
        Assert.NotNull(tested.Latency);
        Assert.Null(tested.Detail);
        Assert.Equal(
            ["/api/v3/ping", "/dapi/v1/ping", "/eapi/v1/ping", "/fapi/v1/ping", "/papi/v1/ping", "/sapi/v1/system/status"],
            fixture.Network.Requests.Select(request => request.Path).Order(StringComparer.Ordinal));
        Assert.All(fixture.Network.Requests, request => Assert.DoesNotContain("X-MBX-APIKEY", request.Headers.Keys));
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "BinanceNameResolution")]
    [InlineData(HttpRequestError.SecureConnectionError, "BinanceTls")]
    [InlineData(HttpRequestError.ConnectionError, "BinanceConnection")]
    [InlineData(HttpRequestError.ProxyTunnelError, "BinanceProxy")]
    public async Task What_keeps_a_host_from_answering_is_told(HttpRequestError error, string errorId)
    {
        using var fixture = new ClientFixture(ExchangeHosts.For(BinanceEnvironment.SpotTestnet));
        fixture.Network.Fail(error).Fail(error).Fail(error);

        var tested = await EnvironmentTester.TestAsync(EnvironmentProfiles.For(BinanceEnvironment.SpotTestnet), fixture.Client);

        Assert.False(tested.Reachable);
        Assert.Null(tested.Latency);
        Assert.Equal(errorId, Assert.Single(tested.Hosts).ErrorId);
        Assert.StartsWith("https://testnet.binance.vision/api: ", tested.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "BinanceFirewall")]
    [InlineData(451, "BinanceRestrictedLocation")]
    [InlineData(404, "BinancePathNotFound")]
    public async Task So_is_who_answers_instead(int status, string errorId)
    {
        using var fixture = new ClientFixture(ExchangeHosts.For(BinanceEnvironment.SpotDemo));
        fixture.Network.ReplyHtml(status, "<html>no</html>");

        var tested = await EnvironmentTester.TestAsync(EnvironmentProfiles.For(BinanceEnvironment.SpotDemo), fixture.Client);

        Assert.Equal((false, errorId), (tested.Reachable, Assert.Single(tested.Hosts).ErrorId));
    }

    [Fact]
    public async Task A_host_that_has_banned_this_address_is_not_asked()
    {
        using var fixture = new ClientFixture(ExchangeHosts.For(BinanceEnvironment.SpotDemo));
        fixture.Budget.Ban(new Uri("https://demo-api.binance.com"), fixture.Time.GetUtcNow().AddMinutes(5));

        var tested = await EnvironmentTester.TestAsync(EnvironmentProfiles.For(BinanceEnvironment.SpotDemo), fixture.Client);

        Assert.Empty(fixture.Network.Requests);
        Assert.Equal("BinanceBanned", Assert.Single(tested.Hosts).ErrorId);
    }

    [Fact]
    public async Task Maintenance_is_told()
    {
        using var fixture = new ClientFixture(ExchangeHosts.For(BinanceEnvironment.Us));
        fixture.Network.Otherwise = request => ScriptedHandler.Json(200, request.Path.StartsWith("/sapi", StringComparison.Ordinal) ? "{\"status\":1,\"msg\":\"system maintenance\"}" : "{}");

        var tested = await EnvironmentTester.TestAsync(EnvironmentProfiles.For(BinanceEnvironment.Us), fixture.Client);

        Assert.True(tested.Reachable);
        Assert.Contains("maintenance", tested.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_of_another_form_is_no_maintenance()
    {
        using var fixture = new ClientFixture(ExchangeHosts.For(BinanceEnvironment.Us));
        fixture.Network.Otherwise = _ => ScriptedHandler.Json(200, "[1]");

        Assert.Null((await EnvironmentTester.TestAsync(EnvironmentProfiles.For(BinanceEnvironment.Us), fixture.Client)).Detail);
    }

    [Fact]
    public async Task Stopping_stops()
    {
        using var fixture = new ClientFixture(ExchangeHosts.For(BinanceEnvironment.SpotDemo));
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            EnvironmentTester.TestAsync(EnvironmentProfiles.For(BinanceEnvironment.SpotDemo), fixture.Client, source.Token));
    }
}
