using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Folding;

namespace BinanceKeyTools.Audit.Drift;

/// <summary>One side of a comparison.</summary>
internal sealed class ComparedRun
{
    private readonly HashSet<string> _readVaults;
    private readonly HashSet<string> _failedVaults;
    private readonly HashSet<(string? Vault, string Name)> _entries;
    private readonly bool _isComplete;

    public ComparedRun(IReadOnlyCollection<Finding> findings, bool isComplete)
    {
        var rows = HostFolding.Fold(UnmadeChecks.Expand(findings));
        Keys = rows.FindAll(row => row.Subject.Scope == FindingScope.Key);
        Entries = rows.FindAll(row => row.Subject.Scope == FindingScope.Entry);
        Vaults = rows.FindAll(row => row.Subject.Scope == FindingScope.Vault);
        Others = rows.FindAll(row => row.Subject.Scope is not (FindingScope.Key or FindingScope.Entry));
        var failed = Vaults.ToLookup(IsUnread, row => row.Subject.Vault ?? "");
        _readVaults = failed[false].ToHashSet(StringComparer.OrdinalIgnoreCase);
        _failedVaults = failed[true].ToHashSet(StringComparer.OrdinalIgnoreCase);
        _entries = [.. Entries.Select(row => NameOf(row.Subject))];
        _isComplete = isComplete && RunCompletion.IsEveryRunComplete(findings);
    }

    public IReadOnlyList<SubjectFindings> Keys { get; }

    /// <summary>The entries of vaults that could not be read as keys.</summary>
    public IReadOnlyList<SubjectFindings> Entries { get; }

    public IReadOnlyList<SubjectFindings> Vaults { get; }

    /// <summary>Vaults, hosts and runs.</summary>
    public IReadOnlyList<SubjectFindings> Others { get; }

    /// <summary>Whether a key that is not here was not there: the run came to its end and read the vault, on every machine that has
    /// one of that name. Keys that are in no vault were handed to the run, so that its end is all there is to know.</summary>
    public bool Knows(string? vault) => _isComplete && (vault is null || (_readVaults.Contains(vault) && !_failedVaults.Contains(vault)));

    /// <summary>Whether a vault of that name could not be read.</summary>
    public bool HasFailed(string? vault) => vault is not null && _failedVaults.Contains(vault);

    /// <summary>Whether a vault could not be read on the machine that the row is of; another machine can have one of that name that was.</summary>
    public static bool IsUnread(SubjectFindings vault) => vault.Findings.Any(finding => finding.Reason == FindingReason.VaultUnavailable);

    /// <summary>Whether an entry of that name was found that could not be read as a key.</summary>
    public bool HasEntry(AuditedKey key) => _entries.Contains(NameOf(key));

    /// <summary>Whether a key that another run had is gone: it is not here and would have been found.</summary>
    public bool IsGone(AuditedKey key) => Knows(key.Vault) && !HasEntry(key);

    private static (string? Vault, string Name) NameOf(AuditedKey key) => (key.Vault?.ToUpperInvariant(), key.Name.ToUpperInvariant());
}
