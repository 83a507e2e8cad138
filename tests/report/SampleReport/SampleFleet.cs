using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting;

namespace SampleReport;

/// <summary>The reports that the pages are made of.</summary>
internal static class SampleFleet
{
    private const string Policy = "Strict";

    public static AuditReport Full() => Report(SampleKeys.All, isComplete: true, new Baseline(Findings(SampleKeys.LastWeek, isComplete: true), SampleKeys.Now.AddDays(-7)));

    public static AuditReport Incomplete() => Report([.. SampleKeys.All.Take(12)], isComplete: false);

    public static AuditReport Single()
    {
        IReadOnlyList<AuditedKey> keys = [.. SampleKeys.All.Where(key => key.Name == "bookkeeping")];
        return Report(keys, isComplete: true, new Baseline(Findings(keys, isComplete: true), SampleKeys.Now.AddDays(-7)));
    }

    public static AuditReport Empty() => Report([], isComplete: true);

    public static AuditReport Large(int keyCount) => Report([.. Enumerable.Range(1, keyCount).Select(SampleKeys.OfFleet)], isComplete: true);

    private static AuditReport Report(IReadOnlyList<AuditedKey> keys, bool isComplete, Baseline? baseline = null) =>
        AuditReport.Create(Findings(keys, isComplete), "0.1.0", SampleKeys.Now.AddMinutes(3), baseline);

    private static IEnumerable<Finding> Findings(IReadOnlyList<AuditedKey> keys, bool isComplete) =>
        keys.SelectMany(FindingsOf).Concat(isComplete ? General(keys) : []);

    private static Finding[] FindingsOf(AuditedKey key) => [.. SampleCheck.All.Select(check => Judge(check, key))];

    private static Finding Judge(SampleCheck check, AuditedKey key)
    {
        var result = check.Judge(key);
        var metadata = CheckCatalogue.Find(check.Id)!.Metadata;
        var isProblem = result.Status is FindingStatus.Fail or FindingStatus.Unknown;
        var muted = isProblem && ((check.Id == "BKT1001" && key.Name == "treasury-cold") || (check.Id == "BKT1401" && key.Vault == "FinanceVault"));
        return new Finding(key)
        {
            Id = FindingIdentity.Of(check.Id, key.Vault, key.Name),
            CheckId = check.Id,
            CheckName = metadata.Name,
            Title = metadata.TitleOf(result.Status),
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
            RunId = "5f0c2a",
            Policy = Policy,
        };
    }

    private static IEnumerable<Finding> General(IReadOnlyList<AuditedKey> keys)
    {
        foreach (var vault in keys.Select(key => key.Vault!).Distinct().Except(["OfficeVault", "ArchiveVault"]))
        {
            yield return General(FindingScope.Vault, vault, "BKT1911", FindingSeverity.High, FindingStatus.Pass,
                "The vault has a password.", null);
        }

        yield return General(FindingScope.Vault, "OfficeVault", "BKT1911", FindingSeverity.High, FindingStatus.Fail,
            "The vault opens without a password.", "Set one: Set-SecretStoreConfiguration -Authentication Password.", "authentication: None");
        yield return General(FindingScope.Vault, "ArchiveVault", "BKT1912", FindingSeverity.Medium, FindingStatus.Unknown,
            "The vault is locked.", "Unlock it for the account that the task runs as.", "registered: yes");
        yield return General(FindingScope.Run, null, "BKT1901", FindingSeverity.Informational, FindingStatus.Pass,
            $"The run came to its end: {keys.Count} keys.", null, $"keys: {keys.Count}", "vaults: 9");
    }

    private static Finding General(
        FindingScope scope,
        string? vault,
        string id,
        FindingSeverity severity,
        FindingStatus status,
        string message,
        string? remediation,
        params string[] evidence) =>
        new(new AuditedKey { Scope = scope, Name = AuditedKey.Everything, Vault = vault, Host = "audit-01", ObservedAt = SampleKeys.Now })
        {
            Id = FindingIdentity.Of(id, vault, AuditedKey.Everything),
            CheckId = id,
            CheckName = CheckCatalogue.Find(id)!.Metadata.Name,
            Title = CheckCatalogue.Find(id)!.Metadata.TitleOf(status),
            Severity = severity,
            Status = status,
            Reason = status switch { FindingStatus.Fail => FindingReason.Violation, FindingStatus.Unknown => FindingReason.VaultUnavailable, _ => FindingReason.Compliant },
            Message = message,
            Evidence = evidence,
            Remediation = remediation,
            RunId = "5f0c2a",
            Policy = Policy,
        };
}
