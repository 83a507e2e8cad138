namespace BinanceKeyTools.Audit.Checks.Addresses;

/// <summary>A key can do more than read, from any address.</summary>
public sealed class RightsWithoutIPListCheck() : MissingIPListCheck("BKT1303")
{
    private static readonly UnrestrictedHmacTradingCheck HmacTrading = new();

    private protected override MissingIPListCheck? Worse => HmacTrading;

    private protected override string Condition => "can do more than read";

    private protected override bool? Applies(CheckContext context, KeyRestriction restriction) => restriction.HasAny(RightGroups.BeyondReading);
}
