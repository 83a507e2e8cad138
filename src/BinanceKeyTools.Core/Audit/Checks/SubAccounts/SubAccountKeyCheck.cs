using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Checks.SubAccounts;

/// <summary>A check of each key of the sub-accounts by itself. Fails with all keys that are not as they should be.</summary>
public abstract class SubAccountKeyCheck : SubAccountCheck
{
    private protected SubAccountKeyCheck(string id)
        : base(id)
    {
    }

    /// <summary>What a failure says.</summary>
    private protected abstract string Fault { get; }

    /// <summary>What is wrong with a key; empty when nothing is, <see langword="null"/> when it cannot be told.</summary>
    private protected abstract string[]? FindFaults(SubAccountKey key);

    private protected sealed override CheckResult Judge(CheckContext context, SubAccountReport report)
    {
        List<string> faults = [];
        List<string> unknown = [];
        foreach (var key in report.Keys.OrderBy(key => key.Email, StringComparer.OrdinalIgnoreCase).ThenBy(key => key.Fingerprint, StringComparer.Ordinal))
        {
            if (FindFaults(key) is { } found)
            {
                faults.AddRange(found.Select(fault => $"{Describe(key)}: {fault}"));
            }
            else
            {
                unknown.Add($"{Describe(key)}: not told");
            }
        }

        return faults.Count > 0 ? CheckResult.Fail(Fault, [.. faults, .. unknown])
            : unknown.Count > 0 ? CheckResult.Unknown(FindingReason.AnswerIncomplete, "The exchange does not tell the IP lists of all keys of the sub-accounts.", [.. unknown])
            : report.MayMissKeys ? Incomplete(report)
            : report.Keys.Count == 0 ? CheckResult.NotApplicable("No key of a sub-account was found.")
            : CheckResult.Pass("The keys of the sub-accounts are as they should be.", $"keys: {report.Keys.Count}");
    }

    /// <summary>What is wrong with the list of a key, if it has one. Nothing wrong in a part of the list says nothing about the rest.</summary>
    private protected static string[]? FindInList(SubAccountKey key, Func<IReadOnlyList<string>, string[]> find)
    {
        if (key.IPRestricted is false)
        {
            return [];
        }

        var faults = key.IPList is { } list ? find(list) : [];
        return faults.Length > 0 || key.IsIPListKnown ? faults : null;
    }

    /// <summary>Names a key: account, label, masked API key and fingerprint.</summary>
    internal static string Describe(SubAccountKey key) =>
        $"{EvidenceText.Told(key.Email)} \"{EvidenceText.Told(key.Label)}\" {EvidenceText.Foreign(key.ApiKey)} {EvidenceText.Foreign(key.Fingerprint)}";
}
