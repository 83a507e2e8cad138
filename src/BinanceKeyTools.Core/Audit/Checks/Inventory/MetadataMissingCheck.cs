using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks.Inventory;

/// <summary>Nothing is recorded with the key.</summary>
public sealed class MetadataMissingCheck() : RecordCheck(CheckId)
{
    /// <summary>The id.</summary>
    internal const string CheckId = "BKT1601";

    private protected override CheckResult Judge(CheckContext context, KeyRecord key) => WhenMissing(context) ?? context.Evidence.Storage switch
    {
        null => CheckResult.NotApplicable("The key is in no vault, so nothing is recorded about it."),
        { HasMetadata: true } => CheckResult.Pass("The vault's entry is marked as a Binance key.", "bkt.version: recorded"),
        _ => CheckResult.Fail("Nothing is recorded with the key.", "bkt.version: not recorded"),
    };
}
