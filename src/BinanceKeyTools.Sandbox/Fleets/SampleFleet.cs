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
    private const KeyPermissions MarginTrading = SpotTrading | KeyPermissions.EnableMargin;
    private const KeyPermissions FuturesTrading = Reading | KeyPermissions.EnableFutures;
    private const KeyPermissions MovingFunds = Reading
        | KeyPermissions.EnableWithdrawals | KeyPermissions.EnableInternalTransfer | KeyPermissions.PermitsUniversalTransfer;

    /// <summary>An address of the documentation range (RFC 5737) from which nobody calls.</summary>
    private static readonly IPAddress Elsewhere = IPAddress.Parse("203.0.113.7");

    private static readonly Credential RsaCredential = CredentialFactory.Generate(KeyAlgorithm.Rsa, CredentialFactory.NewApiKey());

    private readonly DateTimeOffset _now;

    private SampleFleet(DateTimeOffset now) => _now = now;

    public static SandboxFleet Create(DateTimeOffset now)
    {
        // The RSA pair is made beside the start of the server, so that nobody has to wait for it.
        _ = Task.Run(() => RsaCredential.Verifier);
        var sample = new SampleFleet(now);
        return new SandboxFleet(
            SampleAccounts.Create(now),
            [.. sample.HealthyKeys(), .. sample.OverprivilegedKeys(), .. sample.RefusedKeys(), .. sample.KeysOfSpecialAccounts()]);
    }

    private IEnumerable<KeyDefinition> HealthyKeys() =>
    [
        Key("tax-export", "TaxReporting", KeyAlgorithm.Hmac, 40, Reading, "Healthy: reads only, from one address."),
        Key("dashboard", "ReadOnly", KeyAlgorithm.Ed25519, 25, Reading, "Healthy: Ed25519, reads only, from one address."),
        Key("grid-bot", "SpotTrading", KeyAlgorithm.Hmac, 60, SpotTrading, "Healthy: HMAC key that trades spot from one address."),
        Key("market-maker", "SpotTrading", KeyAlgorithm.Rsa, 33, SpotTrading, "Healthy: RSA key that trades spot from one address."),
        Key("margin-bot", "MarginTrading", KeyAlgorithm.Ed25519, 18, MarginTrading, "Healthy: trades and borrows on margin."),
        Key("futures-hedger", "FuturesTrading", KeyAlgorithm.Ed25519, 51, FuturesTrading, "Healthy: trades USDS-M futures."),
        Key("treasury", "Treasury", KeyAlgorithm.Ed25519, 12, MovingFunds, "Healthy: withdraws and transfers, from one address."),
    ];

    private IEnumerable<KeyDefinition> OverprivilegedKeys()
    {
        const KeyPermissions Withdrawing = Reading | KeyPermissions.EnableWithdrawals;
        const string Old = "Four years old, from any address, never rotated.";
        const KeyPermissions Everything = MarginTrading | FuturesTrading | MovingFunds | KeyPermissions.EnableVanillaOptions;
        return
        [
            Key("backup-script", "ReadOnly", KeyAlgorithm.Hmac, 210, Withdrawing, "Withdrawals are on although the script only reads."),
            Unrestricted(
                Key("home-trader", "SpotTrading", KeyAlgorithm.Ed25519, 75, SpotTrading, "Trades from any address: no IP list.")),
            Unrestricted(Key("legacy-importer", "TaxReporting", KeyAlgorithm.Hmac, 1_460, Reading, Old)) with { Owner = null, Label = null },
            Key("everything", "SpotTrading", KeyAlgorithm.Hmac, 400, Everything, "Every box was ticked to make an error go away."),
        ];
    }

    private IEnumerable<KeyDefinition> RefusedKeys()
    {
        const string WrongAddress = "Wrong IP: its list holds an address that the bot no longer has.";
        const string Expiring = "Trading permission about to expire: the authority ends in two days.";
        const string Expired = "Trading permission expired last week.";
        const string Whitelist = "Symbol whitelist: may trade BTCUSDT and ETHUSDT only.";
        return
        [
            Key("cloud-bot", "SpotTrading", KeyAlgorithm.Hmac, 90, SpotTrading, WrongAddress) with { IpList = [Elsewhere] },
            Unrestricted(Key("expiring-bot", "SpotTrading", KeyAlgorithm.Ed25519, 57, SpotTrading, Expiring)) with
            {
                TradingAuthorityExpirationTime = _now + TimeSpan.FromDays(2),
            },
            Unrestricted(Key("expired-bot", "SpotTrading", KeyAlgorithm.Ed25519, 66, SpotTrading, Expired)) with
            {
                TradingAuthorityExpirationTime = _now - TimeSpan.FromDays(7),
            },
            Key("ghost", "SpotTrading", KeyAlgorithm.Hmac, 130, SpotTrading, "Deleted on the exchange, still in the vault.") with
            {
                IsDeleted = true,
            },
            Key("testnet-bot", "SpotTrading", KeyAlgorithm.Ed25519, 9, SpotTrading, "A testnet key, used against production.") with
            {
                Account = SampleAccounts.Testnet,
                Environment = BinanceEnvironment.SpotTestnet,
            },
            Key("perp-bot", "FuturesTrading", KeyAlgorithm.Hmac, 30, SpotTrading, "Futures missing: the box was never ticked."),
            Key("pair-bot", "SpotTrading", KeyAlgorithm.Ed25519, 22, SpotTrading, Whitelist) with
            {
                SymbolWhitelist = ["BTCUSDT", "ETHUSDT"],
            },
        ];
    }

    private IEnumerable<KeyDefinition> KeysOfSpecialAccounts()
    {
        const KeyPermissions PortfolioTrading = SpotTrading | KeyPermissions.EnablePortfolioMarginTrading;
        const string Locked = "Locked trading: behaviour rules locked API trading.";
        const string Portfolio = "Portfolio margin: futures endpoints refuse it, /papi serves it.";
        const string Restricted = "Account restricted: no trading and no withdrawals.";
        const string Guarded = "Box ticked but refused: HMAC without IP list under Default Security Controls.";
        return
        [
            Key("scalper", "SpotTrading", KeyAlgorithm.Ed25519, 44, SpotTrading, Locked) with { Account = SampleAccounts.Locked },
            Key("pm-hedger", "FuturesTrading", KeyAlgorithm.Ed25519, 15, PortfolioTrading, Portfolio) with
            {
                Account = SampleAccounts.PortfolioMargin,
            },
            Key("desk-eu", "SpotTrading", KeyAlgorithm.Hmac, 28, SpotTrading, "A key of a sub-account.") with
            {
                Account = SampleAccounts.EuropeanDesk,
            },
            Key("frozen-ops", "SpotTrading", KeyAlgorithm.Hmac, 95, SpotTrading, Restricted) with { Account = SampleAccounts.Restricted },
            Unrestricted(Key("guarded-bot", "SpotTrading", KeyAlgorithm.Hmac, 70, SpotTrading, Guarded)) with
            {
                Account = SampleAccounts.Guarded,
            },
        ];
    }

    private static string OwnerOf(string purpose) => purpose switch
    {
        "TaxReporting" => "accounting",
        "Treasury" => "treasury",
        "ReadOnly" => "operations",
        _ => "trading desk",
    };

    private static KeyDefinition Unrestricted(KeyDefinition key) => key with { IpRestrict = false, IpList = [] };

    /// <summary>A key of the main account that may be used from the loopback address only.</summary>
    private KeyDefinition Key(
        string name, string purpose, KeyAlgorithm algorithm, int ageInDays, KeyPermissions permissions, string story) => new()
        {
            Name = name,
            Purpose = purpose,
            Story = story,
            Label = name,
            Owner = OwnerOf(purpose),
            Credential = algorithm == KeyAlgorithm.Rsa
                ? RsaCredential
                : CredentialFactory.Generate(algorithm, CredentialFactory.NewApiKey()),
            CreateTime = _now - TimeSpan.FromDays(ageInDays),
            Permissions = permissions,
            IpRestrict = true,
            IpList = [IPAddress.Loopback],
            Account = FleetDefaults.AccountName,
        };
}
