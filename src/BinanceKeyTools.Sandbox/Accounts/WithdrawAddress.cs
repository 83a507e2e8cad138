namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>A row of the withdrawal address book.</summary>
internal sealed record WithdrawAddress(string Address, string AddressTag, string Coin, string Name, string Network, bool IsWhitelisted);
