using BinanceKeyTools.Sandbox.Accounts;

namespace BinanceKeyTools.Sandbox.Fleets;

/// <summary>The accounts of the sample fleet, with a little history to look at after a leak.</summary>
internal static class SampleAccounts
{
    public const string EuropeanDesk = "desk-eu";
    public const string PortfolioMargin = "portfolio";
    public const string Locked = "locked";
    public const string Restricted = "restricted";
    public const string Guarded = "guarded";
    public const string Testnet = "testnet";

    public static IReadOnlyList<AccountDefinition> Create(DateTimeOffset now)
    {
        var main = FleetDefaults.MainAccount(now);
        AccountDefinition Like(string name, int index) =>
            main with { Name = name, Email = FleetDefaults.EmailOf(name), Uid = FleetDefaults.UidOf(index) };
        return
        [
            WithHistory(main, now),
            Like(EuropeanDesk, 1) with { Master = main.Name, Remark = "European desk", SubAccountsEnabled = false },
            Like("desk-asia", 2) with { Master = main.Name, Remark = "Asian desk", SubAccountsEnabled = false },
            Like(PortfolioMargin, 3) with { PortfolioMargin = true, VipLevel = 3 },
            Like(Locked, 4) with { TradingLocked = true, FuturesTradingLocked = true, PlannedRecoverTime = now + TimeSpan.FromHours(6) },
            Like(Restricted, 5) with { Status = "Restricted", CanTrade = false, CanWithdraw = false, FuturesEnabled = false },
            Like(Guarded, 6) with { DefaultSecurityControls = true },
            Like(Testnet, 7),
        ];
    }

    private static AccountDefinition WithHistory(AccountDefinition account, DateTimeOffset now)
    {
        const string ColdStorage = "bc1qsandboxsandboxsandboxsandboxsandbox00";
        const string Payroll = "TSandboxSandboxSandboxSandboxSand";
        const string FirstWithdrawal = "5f2c1b7a9d3e4c6f8a0b1c2d3e4f5a6b";
        const string LastWithdrawal = "6a3d2c8b0e4f5d7a9b1c2d3e4f5a6b7c";
        DateTimeOffset DaysAgo(double days) => now - TimeSpan.FromDays(days);
        DateTimeOffset HoursAgo(double hours) => now - TimeSpan.FromHours(hours);
        var desk = FleetDefaults.EmailOf(EuropeanDesk);
        return account with
        {
            UsedWithdrawQuota = 1_250m,
            WithdrawAddresses = [new(ColdStorage, string.Empty, "BTC", "cold storage", "BTC", IsWhitelisted: true)],
            Withdrawals =
            [
                new(FirstWithdrawal, DaysAgo(20), "BTC", 0.05m, 0.00003m, "BTC", ColdStorage, "sandbox-tx-1", 6, null),
                new(LastWithdrawal, HoursAgo(9), "USDT", 1_250m, 1m, "TRX", Payroll, "sandbox-tx-2", 6, "payroll-11"),
            ],
            Deposits = [new("769800519366885376", DaysAgo(35), "USDT", 20_000m, "TRX", "TSandboxDepositAddress", "sandbox-tx-3", 1)],
            Transfers =
            [
                new(13526853623, DaysAgo(3), "MAIN_UMFUTURE", "USDT", 500m),
                new(13526853624, DaysAgo(2), "UMFUTURE_MAIN", "USDT", 120m),
            ],
            SubAccountTransfers = [new(11945860693, DaysAgo(1), account.Email, desk, "USDT", 1_000m, "SPOT", "SPOT")],
            Trades =
            [
                new(28457, 100234, HoursAgo(30), TradeMarket.Spot, "BTCUSDT", true, false, 91_250.40m, 0.012m, 0.0001m, "BNB"),
                new(28458, 100235, HoursAgo(5), TradeMarket.Spot, "ETHUSDT", false, true, 3_025.10m, 0.5m, 0.0004m, "BNB"),
                new(698759, 25851813, HoursAgo(20), TradeMarket.UsdMargined, "BTCUSDT", true, true, 91_200.10m, 0.01m, 0.18m, "USDT"),
            ],
            OpenOrders = [new(100300, HoursAgo(2), "BTCUSDT", true, 80_000m, 0.01m)],
            Income = [new(9689322392, HoursAgo(8), "FUNDING_FEE", "BTCUSDT", "USDT", -0.09120010m)],
        };
    }
}
