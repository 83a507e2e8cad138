namespace BinanceKeyTools.Audit.Checks.Inventory;

/// <summary>Nobody is recorded as answering for the key.</summary>
public sealed class OwnerMissingCheck() : RecordedFieldCheck("BKT1605", "bkt.owner", "owner")
{
    private protected override string? Read(CheckContext context) => context.Evidence.Key.Owner;
}
