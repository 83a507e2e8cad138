namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>An account or sub-account as the fleet describes it.</summary>
internal sealed record AccountDefinition
{
    public required string Name { get; init; }

    public required string Email { get; init; }

    public required long Uid { get; init; }

    /// <summary>The name of the master account; null for a master account.</summary>
    public string? Master { get; init; }

    public string Remark { get; init; } = string.Empty;

    public DateTimeOffset CreateTime { get; init; }

    public int VipLevel { get; init; }

    /// <summary>The word that <c>account/status</c> answers: <c>Normal</c>, or another one for a restricted account.</summary>
    public string Status { get; init; } = "Normal";

    public bool CanTrade { get; init; } = true;

    public bool CanWithdraw { get; init; } = true;

    public bool CanDeposit { get; init; } = true;

    public bool MarginEnabled { get; init; } = true;

    public bool FuturesEnabled { get; init; } = true;

    public bool OptionsEnabled { get; init; } = true;

    public bool PortfolioMargin { get; init; }

    public bool SubAccountsEnabled { get; init; } = true;

    public bool IsFrozen { get; init; }

    public bool IsManaged { get; init; }

    public bool IsAssetManagement { get; init; }

    /// <summary>When on, a key with an HMAC secret and no IP list may only read, whatever its check boxes say.</summary>
    public bool DefaultSecurityControls { get; init; }

    /// <summary>When on, trading by API is locked by the behaviour rules.</summary>
    public bool TradingLocked { get; init; }

    /// <summary>When on, trading by API is locked on the USDS-M futures market.</summary>
    public bool FuturesTradingLocked { get; init; }

    public DateTimeOffset? PlannedRecoverTime { get; init; }

    /// <summary>The 24-hour withdrawal quota in USD, and what is used of it.</summary>
    public decimal WithdrawQuota { get; init; } = 8_000_000m;

    public decimal UsedWithdrawQuota { get; init; }

    public IReadOnlyList<Balance> Balances { get; init; } = [];

    public IReadOnlyList<Balance> FuturesBalances { get; init; } = [];

    public IReadOnlyList<Balance> CoinFuturesBalances { get; init; } = [];

    public IReadOnlyList<WithdrawAddress> WithdrawAddresses { get; init; } = [];

    public IReadOnlyList<Withdrawal> Withdrawals { get; init; } = [];

    public IReadOnlyList<Deposit> Deposits { get; init; } = [];

    public IReadOnlyList<Transfer> Transfers { get; init; } = [];

    public IReadOnlyList<SubAccountTransfer> SubAccountTransfers { get; init; } = [];

    public IReadOnlyList<Trade> Trades { get; init; } = [];

    public IReadOnlyList<OpenOrder> OpenOrders { get; init; } = [];

    public IReadOnlyList<Income> Income { get; init; } = [];
}
