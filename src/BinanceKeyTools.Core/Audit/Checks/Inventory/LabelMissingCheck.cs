namespace BinanceKeyTools.Audit.Checks.Inventory;

/// <summary>Nobody recorded the label of the key on the exchange's web page.</summary>
public sealed class LabelMissingCheck() : RecordedFieldCheck("BKT1602", "bkt.label", "label")
{
    private protected override string? Read(CheckContext context) => context.Evidence.Key.Label;
}
