using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks.Addresses;

/// <summary>An HMAC key can trade from any address, which the exchange's default settings do not let it do.</summary>
public sealed class UnrestrictedHmacTradingCheck() : MissingIPListCheck("BKT1302")
{
    private static readonly WithdrawalsWithoutIPListCheck Withdrawals = new();

    private protected override MissingIPListCheck? Worse => Withdrawals;

    private protected override string Condition => "trades with an HMAC secret";

    private protected override bool? Applies(CheckContext context, KeyRestriction restriction) =>
        (context.Evidence.Key.Algorithm ?? restriction.Algorithm) switch
        {
            KeyAlgorithm.Hmac => restriction.HasAny(RightGroups.Trading),
            null => restriction.HasAny(RightGroups.Trading) is false ? false : null,
            _ => false,
        };
}
