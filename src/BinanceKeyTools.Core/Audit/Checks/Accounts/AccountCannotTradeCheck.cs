using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Audit.Checks.Accounts;

/// <summary>The account may not trade although the key has a right to. The flag is the spot account's, so that only the right to trade
/// there counts.</summary>
public sealed class AccountCannotTradeCheck() : RightOnAccountCheck("BKT1713", KeyPermission.SpotAndMarginTrading, "canTrade")
{
    private protected override string Fault => "The key may trade, but the account may not.";

    private protected override Endpoint Question => EndpointCatalogue.SpotAccount;

    private protected override bool? Read(AccountState account) => account.CanTrade;
}
