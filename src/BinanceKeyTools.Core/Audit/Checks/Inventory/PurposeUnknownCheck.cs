using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks.Inventory;

/// <summary>The key has a purpose that the policy does not know, so nothing can be judged by it.</summary>
public sealed class PurposeUnknownCheck() : RecordCheck("BKT1604")
{
    private protected override CheckResult Judge(CheckContext context, KeyRecord key)
    {
        if (context.Policy.PurposeName is not { Length: > 0 } name)
        {
            return WhenMissing(context) ?? CheckResult.NotApplicable("The key has no purpose.");
        }

        var evidence = $"purpose: {EvidenceText.Foreign(name)}";
        return context.Policy.Purpose is null
            ? CheckResult.Fail("The policy does not know the purpose of the key.", evidence)
            : CheckResult.Pass("The policy knows the purpose of the key.", evidence);
    }
}
