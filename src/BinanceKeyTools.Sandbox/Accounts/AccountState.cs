namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>An account with what requests have changed since the start.</summary>
internal sealed class AccountState(AccountDefinition definition, AccountState? master)
{
    private readonly object _gate = new();
    private readonly List<Withdrawal> _withdrawals = [.. definition.Withdrawals];
    private readonly List<Transfer> _transfers = [.. definition.Transfers];
    private readonly List<SubAccountTransfer> _subAccountTransfers = [.. definition.SubAccountTransfers];
    private readonly List<OpenOrder> _openOrders = [.. definition.OpenOrders];
    private volatile bool _fastWithdraw = true;

    public AccountDefinition Definition { get; } = definition;

    /// <summary>The master account; null when this is one.</summary>
    public AccountState? Master { get; } = master;

    public bool FastWithdraw
    {
        get => _fastWithdraw;
        set => _fastWithdraw = value;
    }

    public IReadOnlyList<Withdrawal> Withdrawals => Snapshot(_withdrawals);

    public IReadOnlyList<Transfer> Transfers => Snapshot(_transfers);

    public IReadOnlyList<SubAccountTransfer> SubAccountTransfers => Snapshot(_subAccountTransfers);

    public IReadOnlyList<OpenOrder> OpenOrders => Snapshot(_openOrders);

    public Balance? FindBalance(string asset) =>
        Definition.Balances.FirstOrDefault(balance => string.Equals(balance.Asset, asset, StringComparison.Ordinal));

    public void Add(Withdrawal withdrawal) => Append(_withdrawals, withdrawal);

    public void Add(Transfer transfer) => Append(_transfers, transfer);

    public void Add(SubAccountTransfer transfer) => Append(_subAccountTransfers, transfer);

    /// <summary>Removes the open orders of a symbol and returns them.</summary>
    public IReadOnlyList<OpenOrder> CancelOrders(string symbol)
    {
        lock (_gate)
        {
            var cancelled = _openOrders.Where(order => order.Symbol == symbol).ToArray();
            _openOrders.RemoveAll(order => order.Symbol == symbol);
            return cancelled;
        }
    }

    private IReadOnlyList<T> Snapshot<T>(List<T> rows)
    {
        lock (_gate)
        {
            return [.. rows];
        }
    }

    private void Append<T>(List<T> rows, T row)
    {
        lock (_gate)
        {
            rows.Add(row);
        }
    }
}
