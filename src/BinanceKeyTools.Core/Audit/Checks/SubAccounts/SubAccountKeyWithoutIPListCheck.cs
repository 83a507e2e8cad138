using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Audit.Checks.SubAccounts;

/// <summary>A key of a sub-account works from any address, or its list is empty.</summary>
public sealed class SubAccountKeyWithoutIPListCheck() : SubAccountKeyCheck("BKT1803")
{
    private protected override string Fault => "Keys of sub-accounts have no IP list.";

    private protected override string[]? FindFaults(SubAccountKey key) => key switch
    {
        { IPRestricted: false } => [$"ipRestrict: false, {Permissions(key)}"],
        { IsIPListEmpty: true } => [$"ipList: empty, {Permissions(key)}"],
        { IPRestricted: true, IPList.Count: > 0 } => [],

        // A list that is not in force protects nothing, and one that is not told may be empty.
        _ => null,
    };

    private static string Permissions(SubAccountKey key) => key.UnknownPermission == KeyPermission.None
        ? EvidenceText.Rights(key.Permission)
        : $"{EvidenceText.Rights(key.Permission)}, not told: {EvidenceText.Fields(key.UnknownPermission)}";
}
