namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>
/// A deposit. Status 0 pending, 1 success, 2 rejected, 6 credited but not withdrawable, 7 wrong deposit, 8 waiting for the user.
/// </summary>
internal sealed record Deposit(
    string Id, DateTimeOffset Time, string Coin, decimal Amount, string Network, string Address, string TransactionId, int Status);
