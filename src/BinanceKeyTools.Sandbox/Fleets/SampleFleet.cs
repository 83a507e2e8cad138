using System.Net;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Credentials;

namespace BinanceKeyTools.Sandbox.Fleets;

/// <summary>
/// The built-in fleet: one key for each situation that an audit or a troubleshooter has to recognise. Credentials are fresh in each
/// process; the one RSA pair is shared by all sample fleets of a process because making it is slow.
/// </summary>
internal sealed class SampleFleet
{
    private const KeyPermissions Reading = KeyPermissions.EnableReading;
    private const KeyPermissions SpotTrading = Reading | KeyPermissions.EnableSpotAndMarginTrading;
    private static readonly IPAddress Office = IPAddress.Loopback;

    /// <summary>An address of the documentation range (RFC 5737) from which nobody calls.</summary>
    private static readonly IPAddress Elsewhere = IPAddress.Parse("203.0.113.7");

    private static readonly Lazy<Credential> RsaCredential =
        new(() => CredentialFactory.Generate(KeyAlgorithm.Rsa, CredentialFactory.NewApiKey()));

    private readonly DateTimeOffset _now;
    private readonly List<KeyDefinition> _keys = [];

    private SampleFleet(DateTimeOffset now) => _now = now;

    public static SandboxFleet Create(DateTimeOffset now)
    {
        var sample = new SampleFleet(now);
        sample.AddHealthyKeys();
        sample.AddOverprivilegedKeys();
        sample.AddRefusedKeys();
        sample.AddKeysOfSpecialAccounts();
        return new SandboxFleet(SampleAccounts.Create(now), sample._keys);
    }

    private void AddHealthyKeys()
    {
        Add("tax-export", "TaxReporting", KeyAlgorithm.Hmac, 40, Reading, "Healthy: reads only, from one address.");
        Add("dashboard", "ReadOnly", KeyAlgorithm.Ed25519, 25, Reading, "Healthy: Ed25519, reads only, from one address.");
        Add("grid-bot", "SpotTrading", KeyAlgorithm.Hmac, 60, SpotTrading, "Healthy: HMAC key that trades spot from one address.");
        Add("market-maker", "SpotTrading", KeyAlgorithm.Rsa, 33, SpotTrading, "Healthy: RSA key that trades spot from one address.");
        Add("margin-bot", "MarginTrading", KeyAlgorithm.Ed25519, 18, SpotTrading | KeyPermissions.EnableMargin, "Healthy: trades and borrows on margin.");
        Add("futures-hedger", "FuturesTrading", KeyAlgorithm.Ed25519, 51, Reading | KeyPermissions.EnableFutures, "Healthy: trades USDS-M futures.");
        Add(
            "treasury",
            "Treasury",
            KeyAlgorithm.Ed25519,
            12,
            Reading | KeyPermissions.EnableWithdrawals | KeyPermissions.EnableInternalTransfer | KeyPermissions.PermitsUniversalTransfer,
            "Healthy: withdraws and transfers, from one address.");
    }

    private void AddOverprivilegedKeys()
    {
        Add(
            "backup-script",
            "ReadOnly",
            KeyAlgorithm.Hmac,
            210,
            Reading | KeyPermissions.EnableWithdrawals,
            "Withdrawals are on although the script only reads.");
        Add("home-trader", "SpotTrading", KeyAlgorithm.Ed25519, 75, SpotTrading, "Trades from any address: no IP list.", isRestricted: false);
        Add(
            "legacy-importer",
            "TaxReporting",
            KeyAlgorithm.Hmac,
            1_460,
            Reading,
            "Four years old, from any address, never rotated.",
            isRestricted: false);
        Add(
            "everything",
            "SpotTrading",
            KeyAlgorithm.Hmac,
            400,
            SpotTrading | KeyPermissions.EnableMargin | KeyPermissions.EnableFutures | KeyPermissions.EnableVanillaOptions
                | KeyPermissions.EnableInternalTransfer | KeyPermissions.PermitsUniversalTransfer | KeyPermissions.EnableWithdrawals,
            "Every box was ticked to make an error go away.");
    }

    private void AddRefusedKeys()
    {
        Add("cloud-bot", "SpotTrading", KeyAlgorithm.Hmac, 90, SpotTrading, "Wrong IP: its list holds an address that the bot no longer has.", address: Elsewhere);
        Add(
            "expiring-bot",
            "SpotTrading",
            KeyAlgorithm.Ed25519,
            57,
            SpotTrading,
            "Trading permission about to expire: the authority ends in two days.",
            isRestricted: false,
            expiresInDays: 2);
        Add(
            "expired-bot",
            "SpotTrading",
            KeyAlgorithm.Ed25519,
            66,
            SpotTrading,
            "Trading permission expired last week.",
            isRestricted: false,
            expiresInDays: -7);
        Add("ghost", "SpotTrading", KeyAlgorithm.Hmac, 130, SpotTrading, "Deleted on the exchange, still in the vault.", isDeleted: true);
        Add(
            "testnet-bot",
            "SpotTrading",
            KeyAlgorithm.Ed25519,
            9,
            SpotTrading,
            "A testnet key, used against production.",
            account: SampleAccounts.Testnet,
            environment: BinanceEnvironment.SpotTestnet);
        Add("perp-bot", "FuturesTrading", KeyAlgorithm.Hmac, 30, SpotTrading, "Futures missing: the box was never ticked.");
        Add(
            "pair-bot",
            "SpotTrading",
            KeyAlgorithm.Ed25519,
            22,
            SpotTrading,
            "Symbol whitelist: may trade BTCUSDT and ETHUSDT only.",
            symbols: ["BTCUSDT", "ETHUSDT"]);
    }

    private void AddKeysOfSpecialAccounts()
    {
        Add("scalper", "SpotTrading", KeyAlgorithm.Ed25519, 44, SpotTrading, "Locked trading: behaviour rules locked API trading.", account: SampleAccounts.Locked);
        Add(
            "pm-hedger",
            "FuturesTrading",
            KeyAlgorithm.Ed25519,
            15,
            SpotTrading | KeyPermissions.EnablePortfolioMarginTrading,
            "Portfolio margin: futures endpoints refuse it, /papi serves it.",
            account: SampleAccounts.PortfolioMargin);
        Add("desk-eu", "SpotTrading", KeyAlgorithm.Hmac, 28, SpotTrading, "A key of a sub-account.", account: SampleAccounts.EuropeanDesk);
        Add("frozen-ops", "SpotTrading", KeyAlgorithm.Hmac, 95, SpotTrading, "Account restricted: no trading and no withdrawals.", account: SampleAccounts.Restricted);
        Add(
            "guarded-bot",
            "SpotTrading",
            KeyAlgorithm.Hmac,
            70,
            SpotTrading,
            "Box ticked but refused: HMAC without IP list under Default Security Controls.",
            account: SampleAccounts.Guarded,
            isRestricted: false);
    }

    private void Add(
        string name,
        string purpose,
        KeyAlgorithm algorithm,
        int ageInDays,
        KeyPermissions permissions,
        string story,
        string account = FleetDefaults.AccountName,
        bool isRestricted = true,
        IPAddress? address = null,
        int? expiresInDays = null,
        bool isDeleted = false,
        BinanceEnvironment environment = BinanceEnvironment.Live,
        IReadOnlyList<string>? symbols = null)
    {
        _keys.Add(new KeyDefinition
        {
            Name = name,
            Purpose = purpose,
            Story = story,
            Credential = algorithm == KeyAlgorithm.Rsa
                ? RsaCredential.Value
                : CredentialFactory.Generate(algorithm, CredentialFactory.NewApiKey()),
            CreateTime = _now - TimeSpan.FromDays(ageInDays),
            Permissions = permissions,
            IpRestrict = isRestricted,
            IpList = isRestricted ? [address ?? Office] : [],
            TradingAuthorityExpirationTime = expiresInDays is { } days ? _now + TimeSpan.FromDays(days) : null,
            Account = account,
            Environment = environment,
            SymbolWhitelist = symbols,
            IsDeleted = isDeleted,
        });
    }
}
