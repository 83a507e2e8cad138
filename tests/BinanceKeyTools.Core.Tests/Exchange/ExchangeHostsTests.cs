using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Exchange;

public sealed class ExchangeHostsTests
{
    public static TheoryData<BinanceEnvironment, ApiFamily, string?> Table
    {
        get
        {
            Dictionary<BinanceEnvironment, Dictionary<ApiFamily, string>> served = new()
            {
                [BinanceEnvironment.Live] = new()
                {
                    [ApiFamily.Spot] = "api.binance.com",
                    [ApiFamily.Sapi] = "api.binance.com",
                    [ApiFamily.UsdMargined] = "fapi.binance.com",
                    [ApiFamily.CoinMargined] = "dapi.binance.com",
                    [ApiFamily.Options] = "eapi.binance.com",
                    [ApiFamily.PortfolioMargin] = "papi.binance.com",
                },
                [BinanceEnvironment.SpotTestnet] = new() { [ApiFamily.Spot] = "testnet.binance.vision" },
                [BinanceEnvironment.SpotDemo] = new() { [ApiFamily.Spot] = "demo-api.binance.com" },
                [BinanceEnvironment.FuturesTestnet] = new()
                {
                    [ApiFamily.UsdMargined] = "testnet.binancefuture.com",
                    [ApiFamily.CoinMargined] = "testnet.binancefuture.com",
                    [ApiFamily.Options] = "testnet.binancefuture.com",
                },
                [BinanceEnvironment.FuturesDemo] = new()
                {
                    [ApiFamily.UsdMargined] = "demo-fapi.binance.com",
                    [ApiFamily.CoinMargined] = "demo-dapi.binance.com",
                },
                [BinanceEnvironment.Us] = new() { [ApiFamily.Spot] = "api.binance.us", [ApiFamily.Sapi] = "api.binance.us" },
            };
            var data = new TheoryData<BinanceEnvironment, ApiFamily, string?>();
            foreach (var (environment, hosts) in served)
            {
                foreach (var family in Enum.GetValues<ApiFamily>())
                {
                    data.Add(environment, family, hosts.GetValueOrDefault(family));
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_environment_serves_its_families_and_no_other(BinanceEnvironment environment, ApiFamily family, string? host)
    {
        var hosts = ExchangeHosts.For(environment);

        Assert.Equal(environment, hosts.Environment);
        if (host is null)
        {
            var refusal = Assert.Throws<UntrustedAddressException>(() => hosts.AddressOf(family));
            Assert.Equal("EnvironmentUnsupported", refusal.ErrorId);
            Assert.Contains(environment.ToString(), refusal.Message, StringComparison.Ordinal);
            Assert.Contains(ApiPath.PrefixOf(family), refusal.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(new Uri($"https://{host}/"), hosts.AddressOf(family));
        }
    }

    [Theory]
    [InlineData(BinanceEnvironment.Sandbox)]
    [InlineData(BinanceEnvironment.Custom)]
    public void Environments_without_a_fixed_address_need_one(BinanceEnvironment environment) =>
        Assert.Equal("BaseUriRequired", Assert.Throws<UntrustedAddressException>(() => ExchangeHosts.For(environment)).ErrorId);

    [Fact]
    public void Every_environment_is_known_or_needs_an_address()
    {
        foreach (var environment in Enum.GetValues<BinanceEnvironment>().Except([BinanceEnvironment.Sandbox, BinanceEnvironment.Custom]))
        {
            Assert.NotEmpty(ExchangeHosts.For(environment).Addresses);
        }
    }

    [Theory]
    [InlineData(BinanceEnvironment.Live, "https://api1.binance.com")]
    [InlineData(BinanceEnvironment.Live, "https://api-gcp.binance.com:443/")]
    [InlineData(BinanceEnvironment.Custom, "https://proxy.example:8443")]
    [InlineData(BinanceEnvironment.Custom, "http://127.0.0.1:8080")]
    [InlineData(BinanceEnvironment.Sandbox, "http://localhost:5000/")]
    [InlineData(BinanceEnvironment.Sandbox, "http://127.0.0.2")]
    [InlineData(BinanceEnvironment.Sandbox, "http://[::1]:5000")]
    [InlineData(BinanceEnvironment.Sandbox, "https://localhost:5001")]
    public void A_named_address_serves_every_family(BinanceEnvironment environment, string address)
    {
        var hosts = ExchangeHosts.At(environment, new Uri(address));

        Assert.Equal(environment, hosts.Environment);
        Assert.All(Enum.GetValues<ApiFamily>(), family => Assert.Equal(new Uri(address), hosts.AddressOf(family)));
    }

    [Theory]
    [InlineData(BinanceEnvironment.Custom, "http://example.com", "BaseUriNotHttps")]
    [InlineData(BinanceEnvironment.Live, "http://api.binance.com", "BaseUriNotHttps")]
    [InlineData(BinanceEnvironment.Live, "http://localhost.example.com", "BaseUriNotHttps")]
    [InlineData(BinanceEnvironment.Live, "http://127.0.0.1.example.com", "BaseUriNotHttps")]
    [InlineData(BinanceEnvironment.Live, "http://0.0.0.0", "BaseUriNotHttps")]
    [InlineData(BinanceEnvironment.Sandbox, "http://192.168.1.2", "BaseUriNotHttps")]
    [InlineData(BinanceEnvironment.Sandbox, "https://example.com", "BaseUriNotLoopback")]
    [InlineData(BinanceEnvironment.Sandbox, "https://api.binance.com", "BaseUriNotLoopback")]
    [InlineData(BinanceEnvironment.Custom, "https://user@example.com", "BaseUriMalformed")]
    [InlineData(BinanceEnvironment.Custom, "https://user:pass@example.com", "BaseUriMalformed")]
    [InlineData(BinanceEnvironment.Custom, "https://example.com/api", "BaseUriMalformed")]
    [InlineData(BinanceEnvironment.Custom, "https://example.com/?x=1", "BaseUriMalformed")]
    [InlineData(BinanceEnvironment.Custom, "https://example.com/#x", "BaseUriMalformed")]
    [InlineData(BinanceEnvironment.Custom, "ftp://localhost", "BaseUriMalformed")]
    [InlineData(BinanceEnvironment.Custom, "ws://localhost", "BaseUriMalformed")]
    [InlineData(BinanceEnvironment.Custom, "file:///etc/hosts", "BaseUriMalformed")]
    [InlineData(BinanceEnvironment.Custom, "/relative", "BaseUriMalformed")]
    public void An_address_that_could_give_the_key_away_is_refused(BinanceEnvironment environment, string address, string errorId)
    {
        var refusal = Assert.Throws<UntrustedAddressException>(() => ExchangeHosts.At(environment, new Uri(address, UriKind.RelativeOrAbsolute)));

        Assert.Equal(errorId, refusal.ErrorId);
        Assert.DoesNotContain("pass", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_addresses_cannot_be_changed_behind_the_environment()
    {
        var addresses = ExchangeHosts.For(BinanceEnvironment.Live).Addresses;

        Assert.False(addresses is IDictionary<ApiFamily, Uri> { IsReadOnly: false });
    }
}
