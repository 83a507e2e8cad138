using System.Collections.Frozen;

namespace BinanceKeyTools.Exchange;

/// <summary>
/// The base addresses that one environment names. The API key header is sent to these and to no other: a request for
/// a family that the environment does not serve is refused before anything leaves the machine.
/// </summary>
public sealed class ExchangeHosts
{
    private static readonly Dictionary<BinanceEnvironment, ExchangeHosts> Known = new()
    {
        [BinanceEnvironment.Live] = new(BinanceEnvironment.Live, new()
        {
            [ApiFamily.Spot] = new("https://api.binance.com"),
            [ApiFamily.Sapi] = new("https://api.binance.com"),
            [ApiFamily.UsdMargined] = new("https://fapi.binance.com"),
            [ApiFamily.CoinMargined] = new("https://dapi.binance.com"),
            [ApiFamily.Options] = new("https://eapi.binance.com"),
            [ApiFamily.PortfolioMargin] = new("https://papi.binance.com"),
        }),
        [BinanceEnvironment.SpotTestnet] = new(BinanceEnvironment.SpotTestnet, new()
        {
            [ApiFamily.Spot] = new("https://testnet.binance.vision"),
        }),
        [BinanceEnvironment.SpotDemo] = new(BinanceEnvironment.SpotDemo, new()
        {
            [ApiFamily.Spot] = new("https://demo-api.binance.com"),
        }),
        [BinanceEnvironment.FuturesTestnet] = new(BinanceEnvironment.FuturesTestnet, new()
        {
            [ApiFamily.UsdMargined] = new("https://testnet.binancefuture.com"),
            [ApiFamily.CoinMargined] = new("https://testnet.binancefuture.com"),
            [ApiFamily.Options] = new("https://testnet.binancefuture.com"),
        }),
        [BinanceEnvironment.FuturesDemo] = new(BinanceEnvironment.FuturesDemo, new()
        {
            [ApiFamily.UsdMargined] = new("https://demo-fapi.binance.com"),
            [ApiFamily.CoinMargined] = new("https://demo-dapi.binance.com"),
        }),
        [BinanceEnvironment.Us] = new(BinanceEnvironment.Us, new()
        {
            [ApiFamily.Spot] = new("https://api.binance.us"),
            [ApiFamily.Sapi] = new("https://api.binance.us"),
        }),
    };

    private readonly FrozenDictionary<ApiFamily, Uri> _addresses;

    private ExchangeHosts(BinanceEnvironment environment, Dictionary<ApiFamily, Uri> addresses)
    {
        Environment = environment;
        _addresses = addresses.ToFrozenDictionary();
    }

    /// <summary>The environment that the addresses belong to.</summary>
    public BinanceEnvironment Environment { get; }

    /// <summary>The families that the environment serves, with the base address of each.</summary>
    public IReadOnlyDictionary<ApiFamily, Uri> Addresses => _addresses;

    /// <summary>The addresses of a named environment (Binance documentation, "General API information" of each family).</summary>
    /// <param name="environment">Any environment but <see cref="BinanceEnvironment.Sandbox"/> and
    /// <see cref="BinanceEnvironment.Custom"/>, which have no fixed address.</param>
    /// <exception cref="UntrustedAddressException">The environment has no fixed address (<c>BaseUriRequired</c>).</exception>
    public static ExchangeHosts For(BinanceEnvironment environment) =>
        Known.TryGetValue(environment, out var hosts)
            ? hosts
            : throw new UntrustedAddressException("BaseUriRequired",
                $"The environment {environment} has no address of its own. Name one with a base address.");

    /// <summary>One explicitly named address that serves every family of the environment under its path prefix.</summary>
    /// <param name="environment"><see cref="BinanceEnvironment.Sandbox"/> (loopback only) or another environment, for example
    /// Live for one of its alternate hosts.</param>
    /// <param name="baseAddress">An absolute address with https, or http on loopback; no path, query, fragment or user.</param>
    /// <exception cref="UntrustedAddressException">The address is not acceptable (<c>BaseUriNotHttps</c>,
    /// <c>BaseUriNotLoopback</c>, <c>BaseUriMalformed</c>).</exception>
    public static ExchangeHosts At(BinanceEnvironment environment, Uri baseAddress)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        if (!baseAddress.IsAbsoluteUri || baseAddress.PathAndQuery != "/" || baseAddress.Fragment.Length > 0
            || baseAddress.UserInfo.Length > 0 || (baseAddress.Scheme != Uri.UriSchemeHttps && baseAddress.Scheme != Uri.UriSchemeHttp))
        {
            throw new UntrustedAddressException("BaseUriMalformed",
                "The base address must be like 'https://api1.binance.com': a scheme and a host, without path, query or user name.");
        }

        if (baseAddress.Scheme != Uri.UriSchemeHttps && !baseAddress.IsLoopback)
        {
            throw new UntrustedAddressException("BaseUriNotHttps",
                $"Keys are sent over https only; plain http is allowed on loopback. Use 'https://{baseAddress.Authority}'.");
        }

        if (environment == BinanceEnvironment.Sandbox && !baseAddress.IsLoopback)
        {
            throw new UntrustedAddressException("BaseUriNotLoopback",
                $"The sandbox lives on loopback; '{baseAddress.Host}' is another machine. Name the environment that the host belongs to.");
        }

        IEnumerable<ApiFamily> families = Known.TryGetValue(environment, out var hosts) ? hosts.Addresses.Keys : Enum.GetValues<ApiFamily>();
        return new ExchangeHosts(environment, families.ToDictionary(family => family, _ => baseAddress));
    }

    /// <summary>The base address for a family.</summary>
    /// <param name="family">The family of the request.</param>
    /// <exception cref="UntrustedAddressException">The environment does not serve the family (<c>EnvironmentUnsupported</c>).</exception>
    public Uri AddressOf(ApiFamily family) =>
        _addresses.TryGetValue(family, out var address)
            ? address
            : throw new UntrustedAddressException("EnvironmentUnsupported",
                $"The environment {Environment} does not serve {ApiPath.PrefixOf(family)} paths. It serves "
                + $"{string.Join(", ", _addresses.Keys.Order().Select(ApiPath.PrefixOf))}.");
}
