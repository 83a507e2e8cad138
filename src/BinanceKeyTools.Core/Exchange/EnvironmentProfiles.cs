namespace BinanceKeyTools.Exchange;

/// <summary>
/// The environments with a fixed address, and sandboxes. Sources: "General API information" of each family, the testnet and
/// demo-mode pages of the spot documentation, and the Binance.US documentation; what is only observed says so.
/// </summary>
public static class EnvironmentProfiles
{
    private static readonly string[] LiveAlternates =
        ["api-gcp.binance.com", "api1.binance.com", "api2.binance.com", "api3.binance.com", "api4.binance.com"];

    /// <summary>The environments with a fixed address, Live first.</summary>
    public static IReadOnlyList<EnvironmentProfile> All { get; } = Array.AsReadOnly(new[]
    {
        Create(BinanceEnvironment.Live, hasKeyRestrictions: true,
            "binance.com, API Management",
            "One key serves the hosts of all families; what it may do on each depends on its permissions. api1 to api4 are faster and less stable. "
            + "data-api.binance.vision serves public spot market data only."),
        Create(BinanceEnvironment.SpotTestnet, hasKeyRestrictions: false,
            "testnet.binance.vision",
            "Serves /api only: /sapi paths, and with them apiRestrictions, are a 404. Balances and orders are reset about once a month; keys stay."),
        Create(BinanceEnvironment.SpotDemo, hasKeyRestrictions: false,
            "demo.binance.com",
            "Serves /api only, with the limits of production."),
        Create(BinanceEnvironment.FuturesTestnet, hasKeyRestrictions: false,
            "testnet.binancefuture.com",
            "The older test system of futures. A key of it may not work on FuturesDemo, nor the other way round (observed); try both."),
        Create(BinanceEnvironment.FuturesDemo, hasKeyRestrictions: false,
            "demo.binance.com",
            "Some pages of the documentation call these hosts the futures testnet. There is no demo of options and portfolio margin."),
        Create(BinanceEnvironment.Us, hasKeyRestrictions: false,
            "binance.us",
            "A separate company with separate keys. Has no apiRestrictions (observed: 404), no futures and no options. Callers from abroad may be refused."),
    });

    /// <summary>The profile of an environment with a fixed address.</summary>
    /// <param name="environment">Any but Sandbox and Custom.</param>
    /// <exception cref="UntrustedAddressException">The environment has no fixed address.</exception>
    public static EnvironmentProfile For(BinanceEnvironment environment) =>
        All.FirstOrDefault(profile => profile.Name == environment) ?? throw new UntrustedAddressException("BaseUriRequired",
            $"The environment {environment} has no address of its own. Name one with a base address.");

    /// <summary>The profile of a sandbox.</summary>
    /// <param name="baseAddress">Its address, on loopback.</param>
    /// <exception cref="UntrustedAddressException">The address is not acceptable.</exception>
    public static EnvironmentProfile ForSandbox(Uri baseAddress) =>
        Create(ExchangeHosts.At(BinanceEnvironment.Sandbox, baseAddress), hasKeyRestrictions: true,
            "the property Keys of what Start-BinanceSandbox returns",
            "A local exchange on this machine. Its keys open nothing else.");

    private static EnvironmentProfile Create(BinanceEnvironment environment, bool hasKeyRestrictions, string keysFrom, string notes) =>
        Create(ExchangeHosts.For(environment), hasKeyRestrictions, keysFrom, notes);

    private static EnvironmentProfile Create(ExchangeHosts hosts, bool hasKeyRestrictions, string keysFrom, string notes) => new()
    {
        Name = hosts.Environment,
        Hosts = hosts.Addresses.OrderBy(pair => pair.Key).Select(pair => new EnvironmentHost
        {
            Family = pair.Key,
            Address = pair.Value,
            Alternates = AlternatesOf(hosts.Environment, pair.Key),
        }).ToArray(),
        KeysFrom = keysFrom,
        Notes = notes,
        HasKeyRestrictions = hasKeyRestrictions,
    };

    private static string[] AlternatesOf(BinanceEnvironment environment, ApiFamily family) => (environment, family) switch
    {
        (BinanceEnvironment.Live, ApiFamily.Spot or ApiFamily.Sapi) => [.. LiveAlternates],
        (BinanceEnvironment.SpotTestnet, ApiFamily.Spot) => ["api1.testnet.binance.vision"],
        _ => [],
    };
}
