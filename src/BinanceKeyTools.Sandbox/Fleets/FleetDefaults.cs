using BinanceKeyTools.Sandbox.Accounts;

namespace BinanceKeyTools.Sandbox.Fleets;

/// <summary>What an account has when the fleet file does not say.</summary>
internal static class FleetDefaults
{
    /// <summary>The account of keys that name none; it exists even when no account is described.</summary>
    public const string AccountName = "main";

    /// <summary>The purposes that a key can be judged against.</summary>
    public static readonly string[] Purposes = ["ReadOnly", "TaxReporting", "SpotTrading", "MarginTrading", "FuturesTrading", "Treasury"];

    private const long FirstUid = 354_937_868;

    public static IReadOnlyList<Balance> SpotBalances { get; } =
    [
        new("BTC", 0.52m, 0m),
        new("ETH", 4.1m, 0.5m),
        new("BNB", 12m, 0m),
        new("USDT", 18_250.75m, 250m),
        new("LTC", 0m, 0m),
    ];

    public static IReadOnlyList<Balance> FuturesBalances { get; } = [new("USDT", 5_000m, 0m), new("BNB", 1m, 0m)];

    public static IReadOnlyList<Balance> CoinFuturesBalances { get; } = [new("BTC", 0.1m, 0m)];

    public static string EmailOf(string account) => $"{account}@sandbox.example";

    public static long UidOf(int index) => FirstUid + index;

    /// <summary>The default account.</summary>
    public static AccountDefinition MainAccount(DateTimeOffset now) => new()
    {
        Name = AccountName,
        Email = EmailOf(AccountName),
        Uid = UidOf(0),
        CreateTime = now - TimeSpan.FromDays(900),
        Balances = SpotBalances,
        FuturesBalances = FuturesBalances,
        CoinFuturesBalances = CoinFuturesBalances,
    };
}
