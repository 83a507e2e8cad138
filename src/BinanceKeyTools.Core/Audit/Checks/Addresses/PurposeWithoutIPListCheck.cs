namespace BinanceKeyTools.Audit.Checks.Addresses;

/// <summary>The purpose demands an IP list, and the key has none, even if it can only read.</summary>
public sealed class PurposeWithoutIPListCheck() : MissingIPListCheck("BKT1304")
{
    private static readonly RightsWithoutIPListCheck Rights = new();

    private protected override MissingIPListCheck? Worse => Rights;

    private protected override string Condition => "needs an IP list by its purpose";

    private protected override bool? Applies(CheckContext context, KeyRestriction restriction) =>
        context.Policy.Purpose is { RequiresIPRestriction: true };
}
