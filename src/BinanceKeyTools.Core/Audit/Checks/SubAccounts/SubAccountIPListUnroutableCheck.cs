using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Audit.Checks.SubAccounts;

/// <summary>The IP list of a sub-account's key has entries that no caller on the internet can have.</summary>
public sealed class SubAccountIPListUnroutableCheck() : SubAccountKeyCheck("BKT1805")
{
    private protected override string Fault => "IP lists of sub-account keys have entries from which the exchange can never be called.";

    private protected override string[]? FindFaults(SubAccountKey key) => FindInList(key, list =>
        [
            .. list.Select(TrustedAddress.Read)
                .Where(entry => entry.Concern is not null)
                .Select(entry => $"{entry.Text} ({entry.Concern})"),
        ]);
}
