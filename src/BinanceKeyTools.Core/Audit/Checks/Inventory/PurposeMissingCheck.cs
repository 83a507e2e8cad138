namespace BinanceKeyTools.Audit.Checks.Inventory;

/// <summary>Neither the record nor the policy says what the key is for.</summary>
public sealed class PurposeMissingCheck() : RecordedFieldCheck("BKT1603", "bkt.purpose", "purpose")
{
    private protected override string? Read(CheckContext context) => context.Policy.PurposeName;
}
