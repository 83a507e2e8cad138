using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Folding;

namespace BinanceKeyTools.Audit.Drift;

/// <summary>One side of a comparison.</summary>
internal sealed class ComparedRun
{
    private readonly HashSet<string> _readVaults;
    private readonly HashSet<string> _failedVaults;
    private readonly bool _isComplete;

    public ComparedRun(IReadOnlyCollection<Finding> findings, bool isComplete)
    {
        var rows = HostFolding.Fold(findings);
        Keys = rows.FindAll(row => row.Subject.Scope == FindingScope.Key);
        Vaults = rows.FindAll(row => row.Subject.Scope == FindingScope.Vault);
        var failed = Vaults.ToLookup(row => row.Findings.Any(finding => finding.Reason == FindingReason.VaultUnavailable), row => row.Subject.Vault ?? "");
        _readVaults = failed[false].ToHashSet(StringComparer.OrdinalIgnoreCase);
        _failedVaults = failed[true].ToHashSet(StringComparer.OrdinalIgnoreCase);
        _isComplete = isComplete && RunCompletion.IsEveryRunComplete(findings);
    }

    public IReadOnlyList<SubjectFindings> Keys { get; }

    public IReadOnlyList<SubjectFindings> Vaults { get; }

    /// <summary>Whether a key that is not here was not there: the run came to its end and read the vault, on every machine that has
    /// one of that name. Keys that are in no vault were handed to the run, so that its end is all there is to know.</summary>
    public bool Knows(string? vault) => _isComplete && (vault is null || (_readVaults.Contains(vault) && !_failedVaults.Contains(vault)));
}
