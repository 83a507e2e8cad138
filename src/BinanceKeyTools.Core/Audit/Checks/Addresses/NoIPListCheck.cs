namespace BinanceKeyTools.Audit.Checks.Addresses;

/// <summary>A key that can only read works from any address.</summary>
public sealed class NoIPListCheck() : MissingIPListCheck("BKT1305")
{
    private static readonly PurposeWithoutIPListCheck Purpose = new();

    private protected override MissingIPListCheck? Worse => Purpose;

    private protected override string Condition => "reads";

    private protected override bool? Applies(CheckContext context, KeyRestriction restriction) => true;
}
