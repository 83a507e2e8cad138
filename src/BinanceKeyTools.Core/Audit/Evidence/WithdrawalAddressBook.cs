namespace BinanceKeyTools.Audit.Evidence;

/// <summary>The account's address book for withdrawals (<c>GET /sapi/v1/capital/withdraw/address/list</c>). Whether withdrawals to
/// other addresses are refused is shown on the web page only; an address book without whitelisted entries says they are not.</summary>
/// <param name="Whitelisted">How many addresses are on the whitelist.</param>
/// <param name="Others">How many are not.</param>
public sealed record WithdrawalAddressBook(int Whitelisted, int Others);
