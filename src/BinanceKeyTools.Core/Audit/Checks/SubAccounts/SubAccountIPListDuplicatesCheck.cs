using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Audit.Checks.SubAccounts;

/// <summary>The IP list of a sub-account's key has the same entry twice.</summary>
public sealed class SubAccountIPListDuplicatesCheck() : SubAccountKeyCheck("BKT1806")
{
    private protected override string Fault => "IP lists of sub-account keys have the same entry more than once.";

    private protected override string[]? FindFaults(SubAccountKey key) => FindInList(key, list =>
        [
            .. list.Select(TrustedAddress.Read)
                .GroupBy(entry => entry.Canonical, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1)
                .Select(group => string.Join(" and ", group.Select(entry => entry.Text))),
        ]);
}
