namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>A move between a master account and its sub-accounts, or between two sub-accounts.</summary>
internal sealed record SubAccountTransfer(
    long Id,
    DateTimeOffset Time,
    string FromEmail,
    string ToEmail,
    string Asset,
    decimal Amount,
    string FromAccountType,
    string ToAccountType);
