namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>A withdrawal. Status 0 mail sent, 2 awaiting approval, 3 rejected, 4 processing, 6 completed.</summary>
internal sealed record Withdrawal(
    string Id,
    DateTimeOffset Time,
    string Coin,
    decimal Amount,
    decimal Fee,
    string Network,
    string Address,
    string TransactionId,
    int Status,
    string? OrderId);
