using BinanceKeyTools.Json;
using BinanceKeyTools.Sandbox.Accounts;

namespace BinanceKeyTools.Sandbox.Fleets;

/// <summary>Reads the accounts of a fleet file.</summary>
internal sealed class AccountReader(DateTimeOffset now)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _emails = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<long> _uids = [];
    private readonly HistoryReader _history = new(now);

    public AccountDefinition Read(LocatedObject json)
    {
        var name = json.RequiredText("name");
        var email = json.Text("email", FleetDefaults.EmailOf(name));
        var uid = json.Integer("uid", FleetDefaults.UidOf(_names.Count), 1, long.MaxValue);
        RefuseDuplicates(json, name, email, uid);
        return new AccountDefinition
        {
            Name = name,
            Email = email,
            Uid = uid,
            Master = json.Text("master"),
            Remark = json.Text("remark", string.Empty),
            CreateTime = json.Time("createTime") ?? now - TimeSpan.FromDays(900),
            VipLevel = (int)json.Integer("vipLevel", 0, 0, 9),
            Status = json.Text("status", "Normal"),
            CanTrade = json.Flag("canTrade", byDefault: true),
            CanWithdraw = json.Flag("canWithdraw", byDefault: true),
            CanDeposit = json.Flag("canDeposit", byDefault: true),
            MarginEnabled = json.Flag("marginEnabled", byDefault: true),
            FuturesEnabled = json.Flag("futuresEnabled", byDefault: true),
            OptionsEnabled = json.Flag("optionsEnabled", byDefault: true),
            PortfolioMargin = json.Flag("portfolioMargin"),
            SubAccountsEnabled = json.Flag("subAccountsEnabled", byDefault: true),
            IsFrozen = json.Flag("isFreeze"),
            IsManaged = json.Flag("isManagedSubAccount"),
            IsAssetManagement = json.Flag("isAssetManagementSubAccount"),
            DefaultSecurityControls = json.Flag("defaultSecurityControls"),
            TradingLocked = json.Flag("tradingLocked"),
            FuturesTradingLocked = json.Flag("futuresTradingLocked"),
            PlannedRecoverTime = json.Time("plannedRecoverTime"),
            WithdrawQuota = json.Amount("withdrawQuota") ?? 8_000_000m,
            UsedWithdrawQuota = json.Amount("usedWithdrawQuota") ?? 0m,
            Balances = json.Objects("balances", HistoryReader.Balance) ?? FleetDefaults.SpotBalances,
            FuturesBalances = json.Objects("futuresBalances", HistoryReader.Balance) ?? FleetDefaults.FuturesBalances,
            CoinFuturesBalances = json.Objects("coinFuturesBalances", HistoryReader.Balance) ?? FleetDefaults.CoinFuturesBalances,
            WithdrawAddresses = json.Objects("withdrawAddresses", HistoryReader.WithdrawAddress) ?? [],
            Withdrawals = json.Objects("withdrawals", _history.Withdrawal) ?? [],
            Deposits = json.Objects("deposits", _history.Deposit) ?? [],
            Transfers = json.Objects("transfers", _history.Transfer) ?? [],
            SubAccountTransfers = json.Objects("subAccountTransfers", _history.SubAccountTransfer) ?? [],
            Trades = json.Objects("trades", _history.Trade) ?? [],
            OpenOrders = json.Objects("openOrders", _history.OpenOrder) ?? [],
            Income = json.Objects("income", _history.Income) ?? [],
        };
    }

    private void RefuseDuplicates(LocatedObject json, string name, string email, long uid)
    {
        if (!_names.Add(name))
        {
            throw json.Fault("name", $"there is another account '{name}'");
        }

        if (!_emails.Add(email))
        {
            throw json.Fault("email", $"another account has the e-mail address '{email}'");
        }

        if (!_uids.Add(uid))
        {
            throw json.Fault("uid", $"another account has the uid {uid}");
        }
    }
}
