using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Audit.Checks.SubAccounts;

/// <summary>A key of a sub-account works from any address, or its list is empty.</summary>
public sealed class SubAccountKeyWithoutIPListCheck() : SubAccountKeyCheck("BKT1803")
{
    private protected override string Fault => "Keys of sub-accounts have no IP list.";

    private protected override string[]? FindFaults(SubAccountKey key) => key switch
    {
        { IPRestricted: false } => [$"ipRestrict: false, {EvidenceText.Rights(key.Permission)}"],
        { IPList: { Count: 0 } } => [$"ipList: empty, {EvidenceText.Rights(key.Permission)}"],
        { IPRestricted: null, IPList: null } => null,
        _ => [],
    };
}
