using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;

namespace SampleReport;

/// <summary>The reports that the pages are made of.</summary>
internal static class SampleFleet
{
    private const string Policy = "Strict";

    public static AuditReport Full() => Report(SampleKeys.All, isComplete: true, Changes);

    public static AuditReport Incomplete() => Report([.. SampleKeys.All.Take(12)], isComplete: false, changes: null);

    public static AuditReport Single() => Report([.. SampleKeys.All.Skip(15).Take(1)], isComplete: true, []);

    public static AuditReport Empty() => new()
    {
        Version = "0.1.0",
        GeneratedAt = SampleKeys.Now,
        Findings = [],
        Keys = [],
        Hosts = [],
        Policies = [],
        IsComplete = true,
    };

    public static AuditReport Large(int keyCount) => Report([.. Enumerable.Range(1, keyCount).Select(SampleKeys.OfFleet)], isComplete: true, changes: null);

    private static AuditReport Report(IReadOnlyList<AuditedKey> keys, bool isComplete, IReadOnlyList<AuditChange>? changes)
    {
        Finding[][] byKey = [.. keys.Select(FindingsOf)];
        Finding[] general = [.. isComplete ? General(keys) : []];
        return new AuditReport
        {
            Version = "0.1.0",
            Title = "Binance API key audit",
            GeneratedAt = SampleKeys.Now.AddMinutes(3),
            ObservedFrom = SampleKeys.Now.AddMinutes(-8),
            ObservedUntil = SampleKeys.Now,
            Findings = [.. byKey.SelectMany(findings => findings).Concat(general).OrderBy(finding => finding.Status switch
            {
                FindingStatus.Fail => 0,
                FindingStatus.Unknown => 1,
                _ => 2,
            }).ThenByDescending(finding => finding.Severity).ThenBy(finding => finding.CheckId, StringComparer.Ordinal)],
            Keys = [.. byKey.Select(KeyAudit.Of).OrderBy(key => key.Status switch
            {
                FindingStatus.Fail => 0,
                FindingStatus.Unknown => 1,
                _ => 2,
            }).ThenByDescending(key => key.Severity).ThenByDescending(key => key.FailedCount)],
            Hosts = [.. keys.Select(key => key.Host).Distinct()],
            Policies = [Policy],
            IsComplete = isComplete,
            Changes = changes,
            BaselineAt = changes is null ? null : SampleKeys.Now.AddDays(-7),
        };
    }

    private static Finding[] FindingsOf(AuditedKey key) => [.. SampleCheck.All.Select(check => Judge(check, key))];

    private static Finding Judge(SampleCheck check, AuditedKey key)
    {
        var result = check.Judge(key);
        var isProblem = result.Status is FindingStatus.Fail or FindingStatus.Unknown;
        var muted = isProblem && ((check.Id == "BKT1001" && key.Name == "treasury-cold") || (check.Id == "BKT1006" && key.Vault == "FinanceVault"));
        return new Finding(key)
        {
            Id = FindingIdentity.Of(check.Id, key.Vault, key.Name),
            CheckId = check.Id,
            CheckName = check.Name,
            Title = check.Title,
            Severity = result.Severity ?? check.Severity,
            Status = result.Status,
            Reason = result.Reason,
            Message = result.Message,
            Evidence = result.Evidence,
            Risk = isProblem ? check.Risk : null,
            Remediation = isProblem ? check.Remediation : null,
            Command = result.Status == FindingStatus.Fail
                ? check.Command?.Replace("{name}", key.Name.Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal)
                    .Replace("{vault}", key.Vault, StringComparison.Ordinal)
                : null,
            Reference = $"docs/checks/{check.Id}.md",
            Muted = muted,
            MuteReason = muted ? "Accepted until the cold wallet moves; withdrawals need two people." : null,
            MuteOwner = muted ? "Mara Lind" : null,
            MuteExpires = muted ? new DateOnly(2027, 1, 31) : null,
            Change = isProblem && key.Name is "arbitrage-a" or "treasury-legacy" ? FindingChange.New : null,
            RunId = "5f0c2a",
            Policy = Policy,
        };
    }

    private static IEnumerable<Finding> General(IReadOnlyList<AuditedKey> keys)
    {
        yield return General(FindingScope.Vault, "OfficeVault", "BKT1801", "VaultWithoutPassword", "The vault has no password", FindingSeverity.High, FindingStatus.Fail,
            "The vault opens without a password.", "Set one: Set-SecretStoreConfiguration -Authentication Password.", "authentication: None");
        yield return General(FindingScope.Vault, "ArchiveVault", "BKT1802", "VaultReadable", "The vault could not be read", FindingSeverity.Medium, FindingStatus.Unknown,
            "The vault is locked.", "Unlock it for the account that the task runs as.", "registered: yes");
        yield return General(FindingScope.Vault, "TradingVault", "BKT1801", "VaultWithoutPassword", "The vault has no password", FindingSeverity.High, FindingStatus.Pass,
            "The vault has a password.", null);
        yield return General(FindingScope.Run, null, "BKT1901", "AuditCompleted", "The audit came to its end", FindingSeverity.Informational, FindingStatus.Pass,
            $"The run came to its end: {keys.Count} keys.", null, $"keys: {keys.Count}", "vaults: 9");
    }

    private static Finding General(
        FindingScope scope,
        string? vault,
        string id,
        string name,
        string title,
        FindingSeverity severity,
        FindingStatus status,
        string message,
        string? remediation,
        params string[] evidence) =>
        new(new AuditedKey { Scope = scope, Name = AuditedKey.Everything, Vault = vault, Host = "audit-01", ObservedAt = SampleKeys.Now })
        {
            Id = FindingIdentity.Of(id, vault, AuditedKey.Everything),
            CheckId = id,
            CheckName = name,
            Title = title,
            Severity = severity,
            Status = status,
            Reason = status switch { FindingStatus.Fail => FindingReason.Violation, FindingStatus.Unknown => FindingReason.VaultUnavailable, _ => FindingReason.Compliant },
            Message = message,
            Evidence = evidence,
            Remediation = remediation,
            RunId = "5f0c2a",
            Policy = Policy,
        };

    private static IReadOnlyList<AuditChange> Changes { get; } =
    [
        new() { Kind = AuditChangeKind.PermissionAdded, Severity = FindingSeverity.Critical, Vault = "TreasuryVault", Name = "treasury-legacy", Host = "audit-01", Before = "off", After = "on", Message = "\"Enable Withdrawals\" was switched on." },
        new() { Kind = AuditChangeKind.IPRestrictionRemoved, Severity = FindingSeverity.High, Vault = "TradingVault", Name = "arbitrage-a", Host = "audit-01", Before = "list", After = "any", Message = "The restriction to addresses was switched off." },
        new() { Kind = AuditChangeKind.KeyReplaced, Severity = FindingSeverity.Medium, Vault = "FinanceVault", Name = "tax-2026", Host = "audit-01", Before = "Ab3d…x9Qw", After = "vmPU…dEh8", Message = "Another API key stands under this name." },
        new() { Kind = AuditChangeKind.KeyAdded, Severity = FindingSeverity.Low, Vault = "BotVault", Name = "</style></title><svg onload=alert(3)>", Host = "audit-01", Message = "The baseline did not have this key." },
        new() { Kind = AuditChangeKind.FindingFixed, Severity = FindingSeverity.Informational, Vault = "BotVault", Name = "rebalancer", Host = "audit-01", CheckId = "BKT1010", Message = "Universal transfer is off now." },
    ];
}
